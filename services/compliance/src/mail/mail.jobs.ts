import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { MailSender } from './mail-sender.service.js';

/** Sending mail apart from requests. */
@Injectable()
export class MailJobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly jobs: JobQueue,
    private readonly sender: MailSender,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.sender.isOn) return;
    await this.jobs.work('send-mail', async ({ signal }) => {
      const mails = await this.sender.sendDue({ now: () => new Date(), signal });
      if (mails > 0) this.logger.log({ msg: 'sent mail', mails });
    });
  }
}
