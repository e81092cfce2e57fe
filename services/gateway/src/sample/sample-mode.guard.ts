import { Inject, Injectable, NotFoundException, type CanActivate } from '@nestjs/common';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';

/** Outside sample mode its routes do not exist. */
@Injectable()
export class SampleModeGuard implements CanActivate {
  constructor(@Inject(GATEWAY_ENV) private readonly env: GatewayEnv) {}

  canActivate(): boolean {
    if (this.env.RASAD_SAMPLE_MODE) return true;
    throw new NotFoundException();
  }
}
