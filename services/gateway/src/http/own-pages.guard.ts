import {
  ForbiddenException,
  Inject,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { isForeignOrigin } from './csrf.rules.js';
import { browserRequest, trustedOrigins } from './trusted-origins.js';

/** Refuses what a page of another site made a browser send. */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  constructor(@Inject(GATEWAY_ENV) private readonly env: GatewayEnv) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (isForeignOrigin(browserRequest(request), trustedOrigins(this.env))) {
      throw new ForbiddenException('Not from a page of this site.');
    }
    return true;
  }
}
