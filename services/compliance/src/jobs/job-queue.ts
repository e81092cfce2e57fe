import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PgBoss, type JobWithMetadata } from 'pg-boss';
import { jobsSchema, queues, type JobName, type JobRequests } from './job-queues.js';

/** Injection token of the run role's database URL. */
export const JOBS_DATABASE_URL = Symbol('JOBS_DATABASE_URL');

/** A job in hand. */
export interface JobInHand<D> {
  data: D;
  /** Aborted when the job must end: the service stops, or the job has taken too long. */
  signal: AbortSignal;
  /** Whether the job is not done again should it fail. */
  isLastAttempt: boolean;
}

/** Work that is done once however many replicas there are, and again where the one that did it went away. */
@Injectable()
export class JobQueue implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly boss: PgBoss;
  private readonly workers = new Map<JobName, string>();

  constructor(@Inject(JOBS_DATABASE_URL) connectionString: string) {
    this.boss = new PgBoss({
      connectionString,
      schema: jobsSchema,
      application_name: 'rasad-compliance-jobs',
      max: 3,
      migrate: false,
      createSchema: false,
      reindex: false,
      // A job whose worker went away is noticed by its missing heartbeat when the queues are looked over.
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
    });
    this.boss.on('error', (error) => this.logger.error({ msg: 'job library failed', err: error }));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start();
  }

  /**
   * Asks for a job and wakes this replica's worker. The same job that waits already, by its key, is enough.
   * @param key tells jobs of one queue apart.
   */
  async send<N extends JobName>(name: N, data: JobRequests[N], key?: string): Promise<void> {
    await this.boss.send(name, data, key === undefined ? {} : { singletonKey: key });
    const worker = this.workers.get(name);
    if (worker) this.boss.notifyWorker(worker);
  }

  /** As `send`, for whoever cannot wait and need not know: what was lost is made up for by the queue's schedule. */
  wake<N extends JobName>(name: N, data: JobRequests[N]): void {
    this.send(name, data).catch((error: unknown) =>
      this.logger.warn({ msg: 'job not asked for', job: name, err: error }),
    );
  }

  /** As `send`, once in so many seconds however many replicas ask. */
  async sendOnce<N extends JobName>(name: N, data: JobRequests[N], seconds: number): Promise<void> {
    await this.boss.send(name, data, { singletonSeconds: seconds });
  }

  /** Lets this replica do jobs of a queue, one at a time. */
  async work<N extends JobName>(
    name: N,
    handle: (job: JobInHand<JobRequests[N]>) => Promise<void>,
  ): Promise<void> {
    const { pollingIntervalSeconds } = queues[name];
    const options = { pollingIntervalSeconds, includeMetadata: true } as const;
    const worker = await this.boss.work(name, options, async ([job]: JobWithMetadata<JobRequests[N]>[]) => {
      if (!job) return;
      const isLastAttempt = job.retryCount >= job.retryLimit;
      await handle({ data: job.data, signal: job.signal, isLastAttempt });
    });
    this.workers.set(name, worker);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 5_000 });
  }
}
