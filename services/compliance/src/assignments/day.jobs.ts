import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { ExpressionDays } from '../amendments/expression-days.service.js';
import { AssignmentsService } from './assignments.service.js';

/** Injection token of the run role's database URL. */
export const JOBS_DATABASE_URL = Symbol('JOBS_DATABASE_URL');

const schema = 'compliance_jobs';
const followDay = 'follow-the-day';

/** Every hour, a little after it: a day or a period that began while the service was down is caught up with soon. */
const hourly = '7 * * * *';

/** Seconds in which several replicas that start together run the job once. */
const startTogetherSeconds = 60;

/** Makes the job library's tables and the schedule; part of the migration, since the run role may not. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false });
  const failures: unknown[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  await boss.createQueue(followDay, { policy: 'short', retryLimit: 3, expireInSeconds: 600 });
  await boss.schedule(followDay, hourly, null, { tz: 'Asia/Tehran' });
  await boss.stop({ graceful: false });
  if (failures.length > 0) throw failures[0];
}

/** Lets assignments follow the calendar: new periods, units that begin or end. Runs once however many replicas there are. */
@Injectable()
export class DayJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly boss: PgBoss;

  constructor(
    @Inject(JOBS_DATABASE_URL) connectionString: string,
    private readonly expressions: ExpressionDays,
    private readonly assignments: AssignmentsService,
  ) {
    this.boss = new PgBoss({
      connectionString,
      schema,
      application_name: 'rasad-compliance-jobs',
      max: 2,
      migrate: false,
      createSchema: false,
      reindex: false,
    });
    this.boss.on('error', (error) => this.logger.error({ msg: 'job library failed', err: error }));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    await this.boss.send(followDay, null, { singletonSeconds: startTogetherSeconds });
    await this.boss.work(followDay, { pollingIntervalSeconds: 30 }, async () => {
      const law = await this.expressions.followDay(new Date());
      const counts = await this.assignments.followDay(new Date());
      this.logger.log({ msg: 'followed the day', ...law, ...counts });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 5_000 });
  }
}
