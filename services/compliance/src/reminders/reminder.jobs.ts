import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { ReminderSweep } from './reminder-sweep.service.js';

/** Reminding apart from requests. */
@Injectable()
export class ReminderJobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly jobs: JobQueue,
    private readonly sweep: ReminderSweep,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('remind', ({ signal }) => this.remind(signal));
  }

  private async remind(signal: AbortSignal): Promise<void> {
    const notices = await this.sweep.sweep({ now: () => new Date(), signal });
    if (notices > 0) {
      this.logger.log({ msg: 'reminded', notices });
      this.jobs.wake('send-mail', null);
    }
    if (signal.aborted) throw new Error('cut off; the next attempt goes on from here');
  }
}
