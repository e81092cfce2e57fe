import { Inject, Injectable, Logger } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import { DataSource, type EntityManager } from 'typeorm';
import { afterFailure, smtpFailure, type Handover } from './mail-failure.rules.js';
import { MAIL_SETTINGS, type MailSettings } from './mail-settings.js';
import { mailText } from './mail-text.rules.js';
import { readMailTimes } from './mail-times.js';
import type { DueMail, MailEnd, MailedNotices } from './mail.js';
import { MailMetrics } from './mail.metrics.js';
import { endMail, insertHandover, lockDueMail, postpone, readMailedNotices } from './mail.queries.js';
import { SmtpServer } from './smtp-server.js';

/** When to look for mail, and how long. */
export interface SendingTerms {
  now: () => Date;
  /** Ends the sending between two mails. */
  signal: AbortSignal;
}

/**
 * Sends what is due, one mail after the other, each in a transaction that holds its row: who is killed lets go of it. Just
 * before the server gets a mail, that is written down for good outside of the transaction; a mail of which this was
 * written without an end is not sent again, so that none ever arrives twice.
 */
@Injectable()
export class MailSender {
  private readonly logger = new Logger('mail');
  private readonly server: SmtpServer | null;

  constructor(
    @Inject(MAIL_SETTINGS) private readonly settings: MailSettings | null,
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly metrics: MailMetrics,
  ) {
    this.server = settings && new SmtpServer(settings.smtpUrl);
  }

  get isOn(): boolean {
    return this.server !== null;
  }

  /** Sends all that is due. @returns how many mails left. */
  async sendDue({ now, signal }: SendingTerms): Promise<number> {
    let sent = 0;
    while (!signal.aborted) {
      const end = await this.transactions.run((tx) => this.sendNext(tx, now()));
      if (end === null) break;
      if (end.state === 'SENT') sent += 1;
    }
    return sent;
  }

  private async sendNext(tx: EntityManager, at: Date): Promise<{ state: string } | null> {
    if (!this.settings || !this.server) return null;
    const mail = await lockDueMail(tx, at);
    if (!mail) return null;
    const times = await readMailTimes(tx);
    const notBefore = times.sendable(at, mail.unitPath);
    if (notBefore > at) {
      await postpone(tx, mail.id, notBefore);
      return { state: 'POSTPONED' };
    }
    const end = await this.endOf(tx, mail, this.settings, this.server, at);
    await endMail(tx, mail.id, end);
    this.metrics.ended.inc({ state: end.state });
    return end;
  }

  private async endOf(
    tx: EntityManager,
    mail: DueMail,
    settings: MailSettings,
    server: SmtpServer,
    at: Date,
  ): Promise<MailEnd> {
    const notices = await readMailedNotices(tx, mail.id);
    if (mail.isHandedOver) return { state: 'UNCERTAIN', failure: 'ABANDONED' };
    if (mail.address === null || notices.count === 0) return { state: 'DROPPED' };
    let handover: Handover = 'NOT_YET';
    try {
      await server.send(messageOf({ ...mail, address: mail.address }, notices, settings), async () => {
        handover = 'BY_ANOTHER';
        await insertHandover(this.dataSource, mail);
        handover = 'BY_US';
      });
      return { state: 'SENT', at };
    } catch (error) {
      const failure = smtpFailure(error);
      this.logger.warn({ msg: 'mail not sent', mailId: mail.id, handover, ...failure });
      return afterFailure(failure, handover, mail, at);
    }
  }
}

function messageOf(
  { id, name, language, address }: DueMail & { address: string },
  notices: MailedNotices,
  { publicUrl, from }: MailSettings,
) {
  const domain = new URL(publicUrl).hostname;
  return {
    ...mailText({ name, lang: language ?? 'FA' }, notices, publicUrl),
    from,
    // An object, so that an address is one address whatever it holds.
    to: { name: '', address },
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
