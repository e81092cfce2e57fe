import { Inject, Injectable } from '@nestjs/common';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { NoticeKind } from '../reminders/reminder-schedule.js';
import type { NewNotice } from '../reminders/reminders.queries.js';
import { MAIL_SETTINGS, type MailSettings } from './mail-settings.js';
import { readMailTimes, type MailTimes } from './mail-times.js';
import { addToDigest, insertImmediateMail, readAddressees, type Addressee } from './mail.queries.js';
import { defaultPreferences } from './preferences.js';

/** Puts mail aside for sending, in the transaction that raises the notices. */
@Injectable()
export class MailOutbox {
  constructor(@Inject(MAIL_SETTINGS) private readonly settings: MailSettings | null) {}

  /** Writes to everybody who wants to be written to of notices of a kind: at once or with the daily mail. */
  async post(tx: EntityManager, kind: NoticeKind, notices: readonly NewNotice[], at: Date): Promise<void> {
    if (this.settings === null) return;
    const ofPerson = Map.groupBy(notices, ({ recipientId }) => recipientId);
    const addressees = await readAddressees(tx, [...ofPerson.keys()], tehranDate(at));
    if (addressees.length === 0) return;
    const times = await readMailTimes(tx);
    for (const addressee of addressees) {
      const noticeIds = (ofPerson.get(addressee.personId) ?? []).map(({ id }) => id);
      await putAside(tx, times, addressee, { kind, noticeIds, at });
    }
  }
}

async function putAside(
  tx: EntityManager,
  times: MailTimes,
  { personId, preferences, unitPath }: Addressee,
  { kind, noticeIds, at }: { kind: NoticeKind; noticeIds: readonly string[]; at: Date },
): Promise<void> {
  const channel = (preferences ?? defaultPreferences).channels[kind];
  const mail = { id: uuidv7(), recipientId: personId, createdAt: at };
  if (channel === 'IMMEDIATE') {
    await insertImmediateMail(tx, { ...mail, notBefore: times.sendable(at, unitPath) }, noticeIds);
  }
  if (channel === 'DIGEST') {
    await addToDigest(tx, { ...mail, notBefore: times.digest(at, unitPath) }, noticeIds);
  }
}
