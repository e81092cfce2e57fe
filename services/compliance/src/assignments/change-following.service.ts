import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { JobQueue } from '../jobs/job-queue.js';
import type { RunRequest } from './derivation-run.js';
import { DerivationRuns } from './derivation-runs.service.js';
import { countObligations } from './derivation.queries.js';

/** Lets assignments follow what changed in law and rules. */
@Injectable()
export class ChangeFollowing {
  constructor(
    private readonly runs: DerivationRuns,
    private readonly jobs: JobQueue,
  ) {}

  /** Asks, in the transaction that changes an instrument, for a run over those of its obligations that follow. */
  async note(tx: EntityManager, change: Omit<RunRequest, 'choice'>): Promise<void> {
    const request: RunRequest = { ...change, choice: 'FOLLOWING' };
    if ((await countObligations(tx, request)) > 0) await this.runs.request(tx, request);
  }

  /** To be called after the commit: what was noted is done now and not within the next minute. */
  wake(): void {
    this.jobs.wake('follow-changes', null);
  }
}
