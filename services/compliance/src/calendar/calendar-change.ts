import type { Actor, LocalizedText } from '@rasad/event-contracts';

/** What may happen to the calendar. */
export enum CalendarChangeKind {
  CLOSURE_ADDED = 'CLOSURE_ADDED',
  CLOSURE_WITHDRAWN = 'CLOSURE_WITHDRAWN',
  WEEKLY_REST_SET = 'WEEKLY_REST_SET',
  HOLIDAYS_LOADED = 'HOLIDAYS_LOADED',
}

/** Days that a change made days of rest or of work, for some unit or other; dates are Gregorian. */
export interface ChangedDays {
  dates: readonly string[];
  /** The first day from which Thursdays changed; null where none did. */
  thursdaysFrom: string | null;
  /** The last such day; null where there is none. */
  thursdaysTo: string | null;
}

/** A change of the calendar that due dates have to follow. */
export interface CalendarChange extends ChangedDays {
  version: number;
  title: Required<LocalizedText>;
  actor: Actor;
  correlationId: string;
}
