import type { NoticeKind } from '../reminders/reminder-schedule.js';

/** How a person is written to; the inbox has every notice whatever this says. */
export const mailChannels = ['IMMEDIATE', 'DIGEST', 'NONE'] as const;
export type MailChannel = (typeof mailChannels)[number];

/** What a person chose. */
export interface Preferences {
  language: 'FA' | 'EN';
  channels: Record<NoticeKind, MailChannel>;
}

/** For those who chose nothing: what has to be mended or judged is written at once, the rest once a day. */
export const defaultPreferences: Preferences = {
  language: 'FA',
  channels: { DUE_SOON: 'DIGEST', OVERDUE: 'DIGEST', RETURNED: 'IMMEDIATE', AWAITING_REVIEW: 'DIGEST' },
};
