import { HttpException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusals } from '../http/gateway.metrics.js';
import { RateLimits } from './rate-limits.js';

/** Bounds how often one address may try to sign in. */
@Injectable()
export class SignInRateGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const wait = await this.limits.exceeded('SIGN_IN', request.ip ?? '');
    if (wait === null) return true;
    refusals.inc({ reason: 'SIGN_IN_RATE' });
    context.switchToHttp().getResponse<Response>().set('retry-after', String(wait));
    throw new HttpException(`Too many attempts to sign in; wait ${wait} seconds.`, 429);
  }
}
