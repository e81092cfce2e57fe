import {
  ForbiddenException,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { PrincipalVerifier } from '@rasad/service-kit';
import type { Request } from 'express';

/** Lets only the platform itself in: a principal token of kind SYSTEM for this service. */
@Injectable()
export class SystemGuard implements CanActivate {
  constructor(private readonly verifier: PrincipalVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const principal = await this.verifier.verify(request.headers.authorization).catch((error: unknown) => {
      throw new UnauthorizedException('A principal token is required.', { cause: error });
    });
    if (principal.kind !== 'SYSTEM') throw new ForbiddenException('For the platform itself only.');
    return true;
  }
}
