import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Access, PrincipalVerifier, tehranDate } from '@rasad/service-kit';
import type { Request } from 'express';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';

/** A request on whose behalf is known. */
export interface CallersRequest extends Request {
  caller: Caller & { lang: 'FA' | 'EN' };
}

/** Lets in whom the gateway vouches for, outside of the graph: a principal token for this service. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(private readonly verifier: PrincipalVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CallersRequest>();
    const principal = await this.verifier.verify(request.headers.authorization).catch((error: unknown) => {
      throw new UnauthorizedException('A principal token is required.', { cause: error });
    });
    request.caller = {
      principal,
      access: new Access(principal, tehranDate(new Date())),
      correlationId: request.get('x-request-id') ?? uuidv7(),
      lang: principal.lang,
    };
    return true;
  }
}
