import type { LocalizedText } from '@rasad/event-contracts';

/** The unit with all below it for which something holds. */
export interface ScopeUnit {
  id: string;
  name: LocalizedText;
}

/** Days on which no work is done by order; dates are Gregorian and inclusive. */
export interface Closure {
  id: string;
  title: LocalizedText;
  from: string;
  to: string;
  /** Null for every unit. */
  unit: ScopeUnit | null;
}

/** Whether Thursdays of a time are days of rest; dates are Gregorian and inclusive. */
export interface WeeklyRest {
  id: string;
  rests: boolean;
  from: string;
  /** Null where it goes on until another setting. */
  to: string | null;
  /** Null for every unit. */
  unit: ScopeUnit | null;
}

/** All that is known of working days, whatever the unit. */
export interface CalendarData {
  /** Names of the loaded holidays by Gregorian date; those fixed in the solar year need not be among them. */
  holidays: ReadonlyMap<string, LocalizedText>;
  closures: readonly Closure[];
  /** In the order in which they were set. */
  weeklyRests: readonly WeeklyRest[];
}

/** The working days of a unit. */
export interface WorkingCalendar extends CalendarData {
  /** Equal for units that have the same working days. */
  key: string;
  /** The first one that holds on a day decides it. */
  weeklyRests: readonly WeeklyRest[];
}

/** Why no work is done on a day. */
export type DayOff =
  | { kind: 'HOLIDAY'; name: LocalizedText }
  | { kind: 'FRIDAY' }
  | { kind: 'THURSDAY'; since: string; unit: LocalizedText | null }
  | { kind: 'CLOSURE'; title: LocalizedText; unit: LocalizedText | null };
