import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { Rescheduling } from './rescheduling.service.js';

/** Due dates that follow the calendar apart from requests. */
@Injectable()
export class RescheduleJobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly jobs: JobQueue,
    private readonly rescheduling: Rescheduling,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('follow-the-calendar', ({ signal }) => this.followCalendar(signal));
  }

  /** To be called after the commit of a change. */
  wake(): void {
    this.jobs.wake('follow-the-calendar', null);
  }

  private async followCalendar(signal: AbortSignal): Promise<void> {
    const tasks = await this.rescheduling.followCalendar(signal);
    if (tasks > 0) this.logger.log({ msg: 'followed the calendar', tasks });
    if (signal.aborted) throw new Error('cut off; the next attempt goes on from here');
  }
}
