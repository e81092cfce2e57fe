import { Module, type DynamicModule } from '@nestjs/common';
import { MailOutbox } from './mail-outbox.service.js';
import { MailSender } from './mail-sender.service.js';
import { MAIL_SETTINGS, type MailSettings } from './mail-settings.js';
import { MailJobs } from './mail.jobs.js';
import { MailMetrics } from './mail.metrics.js';

/** Mail to those who want to be written to. */
@Module({})
export class MailModule {
  /** @param settings null where no mail is sent; the inbox works all the same. */
  static forSettings(settings: MailSettings | null): DynamicModule {
    return {
      module: MailModule,
      global: true,
      providers: [
        { provide: MAIL_SETTINGS, useValue: settings },
        MailMetrics,
        MailOutbox,
        MailSender,
        MailJobs,
      ],
      exports: [MailOutbox, MailSender],
    };
  }
}
