import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { ExpressionDays } from '../amendments/expression-days.service.js';
import { JobQueue, type JobInHand } from '../jobs/job-queue.js';
import { readOpenRuns } from './derivation-runs.queries.js';
import { DerivationRuns } from './derivation-runs.service.js';
import { platform } from './platform-actor.js';
import { UnitFollowing } from './unit-following.service.js';

/** Seconds in which several replicas that start together ask for a job once. */
const startTogetherSeconds = 60;

/** Derivations apart from requests: asked for, following changed units, following the calendar. */
@Injectable()
export class DerivationJobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly jobs: JobQueue,
    private readonly transactions: Transactions,
    private readonly runs: DerivationRuns,
    private readonly units: UnitFollowing,
    private readonly expressions: ExpressionDays,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.send('follow-changes', null);
    await this.jobs.sendOnce('follow-the-day', null, startTogetherSeconds);
    await this.jobs.work('derive', (job) => this.derive(job));
    await this.jobs.work('follow-changes', ({ signal }) => this.followChanges(signal));
    await this.jobs.work('follow-the-day', ({ signal }) => this.followDay(new Date(), signal));
  }

  /** Lets a run be done apart from the request that asked for it. */
  queue(runId: string): Promise<void> {
    return this.jobs.send('derive', { runId }, runId);
  }

  /** Brings the law, and then all assignments that follow, up to date with a day: what begins or ends, new periods. */
  async followDay(at: Date, signal?: AbortSignal): Promise<void> {
    const law = await this.expressions.followDay(at);
    const runId = await this.transactions.run((tx) =>
      this.runs.request(tx, {
        instrumentId: null,
        choice: 'FOLLOWING',
        cause: 'CALENDAR',
        actor: platform,
        correlationId: uuidv7(),
        day: tehranDate(at),
      }),
    );
    await this.runs.execute(runId, signal);
    this.logger.log({ msg: 'followed the day', runId, ...law });
  }

  private async derive({ data, signal, isLastAttempt }: JobInHand<{ runId: string }>): Promise<void> {
    try {
      await this.runs.execute(data.runId, signal);
    } catch (error) {
      this.logger.error({ msg: 'derivation failed', runId: data.runId, err: error });
      if (isLastAttempt) await this.runs.fail(data.runId, describe(error));
      throw error;
    }
    if (signal.aborted) throw new Error('cut off; the next attempt goes on from here');
  }

  /** Units first: somebody may be waiting. Runs whose request or job went away are taken up again. */
  private async followChanges(signal: AbortSignal): Promise<void> {
    await this.units.followAll(signal);
    const open = await this.transactions.run((tx) => readOpenRuns(tx));
    for (const runId of open) await this.queue(runId);
  }
}

function describe(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
}
