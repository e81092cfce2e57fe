import { ServiceUnavailableException } from '@nestjs/common';
import type { DatabaseFault } from './database-faults.rules.js';

/**
 * The database cannot serve right now; over HTTP a 503. Nothing is known to be stored: where the connection broke
 * during COMMIT it may be, so the caller tries again with the same idempotency key.
 */
export class ServiceUnavailable extends ServiceUnavailableException {
  /** Seconds after which trying again makes sense (Retry-After). */
  readonly retryAfterSeconds = 2;

  constructor(
    readonly reason: DatabaseFault,
    override readonly cause: unknown,
  ) {
    super('Temporarily unavailable, try again.', { cause });
    this.name = 'ServiceUnavailable';
  }
}
