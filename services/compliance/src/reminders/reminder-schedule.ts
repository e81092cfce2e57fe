/** What people are told of. */
export const noticeKinds = ['DUE_SOON', 'OVERDUE', 'RETURNED', 'AWAITING_REVIEW'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One step of reminding: on which day, how far up the tree, and whether in writing. */
export interface ReminderStep {
  kind: NoticeKind;
  /** Days left until the due date for DUE_SOON; days since it, or since the report was returned or sent, for the others. */
  days: number;
  /** Occupied posts to go up the tree: 0 tells the first one, the task's own unit's where somebody holds it. */
  level: number;
  /** Whether mail is sent of it, to those who want any. */
  mail: boolean;
}

/** Hours without mail, in Asia/Tehran, each `HH:MM`; `to` may lie on the next day. */
export interface QuietHours {
  from: string;
  to: string;
  /** Whether days of rest are quiet as a whole. */
  restDays: boolean;
}

/** When people are reminded. */
export interface ReminderSchedule {
  version: number;
  steps: readonly ReminderStep[];
  /** Null where mail may leave at any hour. */
  quietHours: QuietHours | null;
  /** Time of day of the daily mail, `HH:MM` in Asia/Tehran. */
  digestAt: string;
}

function step(kind: NoticeKind, days: number, level: number): ReminderStep {
  return { kind, days, level, mail: true };
}

/** What holds until somebody sets another one. */
export const defaultSchedule: ReminderSchedule = {
  version: 0,
  steps: [
    step('DUE_SOON', 14, 0),
    step('DUE_SOON', 7, 0),
    step('DUE_SOON', 1, 0),
    step('OVERDUE', 1, 0),
    step('OVERDUE', 7, 1),
    step('OVERDUE', 30, 2),
    step('RETURNED', 0, 0),
    step('RETURNED', 7, 1),
    step('AWAITING_REVIEW', 0, 0),
    step('AWAITING_REVIEW', 5, 0),
    step('AWAITING_REVIEW', 15, 1),
  ],
  quietHours: { from: '20:00', to: '07:00', restDays: true },
  digestAt: '08:00',
};
