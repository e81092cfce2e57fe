import type { LocalizedText } from '@rasad/event-contracts';
import type { NoticeKind } from '../reminders/reminder-schedule.js';

/** A mail that is due, held for sending. */
export interface DueMail {
  id: string;
  mode: 'IMMEDIATE' | 'DIGEST';
  /** How often it was refused for now. */
  attempts: number;
  createdAt: Date;
  /** Null where the person has none any more. */
  address: string | null;
  name: LocalizedText;
  language: 'FA' | 'EN' | null;
  /** Row ids from the root to the unit of the recipient's post; empty for one without. */
  unitPath: string[];
  /** Whether somebody who went away gave it to the server in this attempt; what came of it nobody knows. */
  isHandedOver: boolean;
}

/** A notice as a mail tells it. */
export interface MailedNotice {
  kind: NoticeKind;
  level: number;
  dueOn: string;
  /** The task as links name it. */
  globalTaskId: string;
  title: LocalizedText;
  unit: LocalizedText;
}

/** What a mail tells of: the first ones, and how many there are in all. */
export interface MailedNotices {
  shown: readonly MailedNotice[];
  count: number;
}

/**
 * How sending ended. UNCERTAIN is a mail that was given to the server without an answer: it may have arrived, and is not
 * sent again.
 */
export type MailEnd =
  | { state: 'SENT'; at: Date }
  | { state: 'DROPPED' }
  | { state: 'WAITING'; notBefore: Date; failure: string }
  | { state: 'FAILED'; failure: string }
  | { state: 'UNCERTAIN'; failure: string };
