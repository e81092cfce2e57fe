import { PgBoss, type Queue } from 'pg-boss';

/** Schema of the job library's tables. */
export const jobsSchema = 'compliance_jobs';

/** What each kind of job is told. */
export interface JobRequests {
  /** Brings all assignments that follow up to date with the day. */
  'follow-the-day': null;
  /** Brings assignments up to date with changed units, and takes up derivations that nobody goes on with. */
  'follow-changes': null;
  /** Lets due dates follow changes of the calendar. */
  'follow-the-calendar': null;
  /** Goes through a derivation. */
  derive: { runId: string };
  /** Removes uploads that were never completed and files that no evidence needs. */
  'sweep-evidence': null;
  /** Scans quarantined files. */
  'scan-evidence': null;
  /** Looks for tasks of which somebody has to be told. */
  remind: null;
  /** Sends the mail that is due. */
  'send-mail': null;
}

export type JobName = keyof JobRequests;

interface JobQueueOptions extends Omit<Queue, 'name'> {
  pollingIntervalSeconds: number;
  /** Cron expression, Tehran time. */
  schedule?: string;
}

/** The queues. A job whose worker falls silent is given to another after its heartbeat, and goes on where it was. */
export const queues: Readonly<Record<JobName, JobQueueOptions>> = {
  // Every hour, a little after it: a day or a period that began while the service was down is caught up with soon.
  'follow-the-day': {
    policy: 'short',
    retryLimit: 3,
    expireInSeconds: 3_600,
    heartbeatSeconds: 20,
    pollingIntervalSeconds: 30,
    schedule: '7 * * * *',
  },
  // Changes wake it; every minute it looks whether a wake was lost.
  'follow-changes': {
    policy: 'short',
    retryLimit: 3,
    expireInSeconds: 3_600,
    heartbeatSeconds: 20,
    pollingIntervalSeconds: 2,
    schedule: '* * * * *',
  },
  // Changes wake it; every minute it looks whether a wake was lost, or whoever followed one went away.
  'follow-the-calendar': {
    policy: 'short',
    retryLimit: 3,
    expireInSeconds: 3_600,
    heartbeatSeconds: 20,
    pollingIntervalSeconds: 2,
    schedule: '* * * * *',
  },
  derive: {
    policy: 'exclusive',
    retryLimit: 5,
    retryDelay: 1,
    retryBackoff: true,
    expireInSeconds: 3_600,
    heartbeatSeconds: 20,
    pollingIntervalSeconds: 2,
  },
  'sweep-evidence': {
    policy: 'short',
    retryLimit: 3,
    expireInSeconds: 600,
    pollingIntervalSeconds: 30,
    schedule: '*/5 * * * *',
  },
  // A completed upload wakes it; every minute it tries again what the scanner could not decide.
  'scan-evidence': {
    policy: 'short',
    retryLimit: 1,
    expireInSeconds: 1_800,
    pollingIntervalSeconds: 2,
    schedule: '* * * * *',
  },
  // Steps are days, but posts are filled and due dates move at any time.
  remind: {
    policy: 'short',
    retryLimit: 3,
    expireInSeconds: 3_600,
    heartbeatSeconds: 20,
    pollingIntervalSeconds: 5,
    schedule: '*/10 * * * *',
  },
  // Notices wake it; every minute it sends what the quiet hours or a pause after a failure held back.
  'send-mail': {
    policy: 'short',
    retryLimit: 3,
    expireInSeconds: 3_600,
    heartbeatSeconds: 20,
    pollingIntervalSeconds: 2,
    schedule: '* * * * *',
  },
};

/** Makes the job library's tables and the schedules; part of the migration, since the run role may not. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: jobsSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  const failures: unknown[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) await prepareQueue(boss, name, options);
  await boss.stop({ graceful: false });
  if (failures.length > 0) throw failures[0];
}

/** A queue that is there already takes over what changed of its options; its policy stays for life. */
async function prepareQueue(
  boss: PgBoss,
  name: string,
  { pollingIntervalSeconds: _interval, schedule, policy, ...options }: JobQueueOptions,
): Promise<void> {
  await boss.createQueue(name, { ...options, ...(policy === undefined ? {} : { policy }) });
  await boss.updateQueue(name, options);
  if (schedule) await boss.schedule(name, schedule, null, { tz: 'Asia/Tehran' });
}
