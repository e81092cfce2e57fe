import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';

const windowSeconds = 60;

/** What is counted: requests of an address, operations and files of somebody signed in, attempts to sign in. */
export type RateKind = 'ADDRESS' | 'CREDENTIAL' | 'UPLOAD' | 'SIGN_IN';

/** Requests per minute, counted in this process. */
@Injectable()
export class RateLimits {
  private readonly limiters: Record<RateKind, RateLimiterMemory>;

  constructor(@Inject(GATEWAY_ENV) env: GatewayEnv) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: windowSeconds });
    this.limiters = {
      ADDRESS: limiter(env.RASAD_RATE_PER_ADDRESS),
      CREDENTIAL: limiter(env.RASAD_RATE_PER_CREDENTIAL),
      UPLOAD: limiter(env.RASAD_RATE_UPLOADS),
      SIGN_IN: limiter(env.RASAD_RATE_SIGN_IN),
    };
  }

  /** Counts one. @returns null where it is within the limit, else the seconds to wait. */
  async exceeded(kind: RateKind, key: string): Promise<number | null> {
    try {
      await this.limiters[kind].consume(key);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  }
}
