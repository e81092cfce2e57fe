import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Access, logDenial, PrincipalVerifier, tehranDate, type Principal } from '@rasad/service-kit';
import type { Request } from 'express';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { scimError } from './scim-protocol.js';

type ScimRequest = Request & { scimCaller?: Caller };

/** Lets those in who may provision people: a grant to a service account over the whole organisation. */
@Injectable()
export class ScimGuard implements CanActivate {
  constructor(private readonly verifier: PrincipalVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ScimRequest>();
    const principal = await this.principalOf(request);
    const access = new Access(principal, tehranDate(new Date()));
    if (!access.allows('scim.provision', [])) {
      logDenial(access, 'scim.provision', null);
      throw scimError(403, null, 'This account may not provision people.');
    }
    request.scimCaller = { principal, access, correlationId: request.get('x-request-id') ?? uuidv7() };
    return true;
  }

  private async principalOf(request: Request): Promise<Principal> {
    try {
      return await this.verifier.verify(request.headers.authorization);
    } catch {
      throw scimError(401, null, 'A principal token is required.');
    }
  }
}

/** Who provisions, as the guard found out. */
export const ProvisioningCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { scimCaller } = context.switchToHttp().getRequest<ScimRequest>();
  if (!scimCaller) throw new Error('the route has no guard');
  return scimCaller;
});
