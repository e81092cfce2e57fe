import type { LocalizedText } from '@rasad/event-contracts';
import type { Cadence, DeadlineRule, Period } from '@rasad/import-formats';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { anchorDay, type AnchorDates, type AnchorDay } from './anchor.rules.js';
import { deadlineFrom, type Deadline } from './deadline.rules.js';
import { gregorianDate, jalaliDate, jalaliDay } from './jalali.rules.js';
import { periodContaining, type JalaliPeriod } from './period.rules.js';

/** One due occurrence of an obligation: what a task is opened for. */
export interface Occurrence extends Deadline {
  /** Unique among the occurrences of an obligation; `once` for the only one. */
  key: string;
  label: Required<LocalizedText> | null;
}

/** What decides when an obligation falls due. */
export interface Schedule {
  cadence: Cadence;
  period: Period | null;
  deadline: DeadlineRule;
}

/** Key of the only occurrence of a one-off. */
const once = 'once';

/** Length of the standing task of a duty per event whose file names no period. */
const standingPeriod: Period = 'HALF_YEARLY';

/**
 * The occurrence that is open on a day: the only one, or that of the period that contains the day. Null where its due
 * date cannot be computed: the instrument does not state the date from which it counts, it lies beyond the years of
 * the calendar, or no working day is near.
 * @param calendar of the units that it is for.
 */
export function occurrenceOn(
  schedule: Schedule,
  dates: AnchorDates,
  calendar: WorkingCalendar,
  today: string,
): Occurrence | null {
  const due = countingOn(schedule, dates, today);
  if (due.from === null) return null;
  const deadline = deadlineFrom(due.rule, due.from, calendar);
  return deadline && { key: due.period?.key ?? once, label: due.period?.label ?? null, ...deadline };
}

/** What the occurrence that is open on a day counts from, by which rule, and in which period. */
export interface Counting {
  rule: DeadlineRule;
  /** Null where the instrument does not state it. */
  from: AnchorDay | null;
  /** Null for a one-off. */
  period: JalaliPeriod | null;
}

/** How the due date of the occurrence that is open on a day is counted. */
export function countingOn(schedule: Schedule, dates: AnchorDates, today: string): Counting {
  const { deadline: rule } = schedule;
  if (schedule.cadence === 'ONCE') return { rule, from: onceFrom(rule, dates), period: null };
  const period = periodContaining(schedule.period ?? standingPeriod, today);
  if (rule.anchor === 'YEAR_DAY') return { rule, from: stated(yearDayIn(rule, period)), period };
  return { rule: ruleOfPeriod(rule), from: stated(period.end), period };
}

function onceFrom(rule: DeadlineRule, dates: AnchorDates): AnchorDay | null {
  switch (rule.anchor) {
    case 'FIXED_DATE':
      return rule.date === null ? null : stated(rule.date);
    case 'PERIOD_END':
    case 'YEAR_DAY':
      return null;
    default:
      return anchorDay(rule.anchor, dates);
  }
}

function stated(on: string): AnchorDay {
  return { on, gazettedOn: null };
}

/** The fixed day of the year that belongs to a period of a year. */
function yearDayIn({ yearDay }: DeadlineRule, { start }: JalaliPeriod): string {
  const { month, day, yearsAfter } = yearDay ?? { month: 12, day: null, yearsAfter: 0 };
  return gregorianDate(jalaliDay(jalaliDate(start).year + yearsAfter, month, day));
}

/** The key of the occurrence that is open on a day, whether or not its due date can be computed. */
export function occurrenceKeyOn({ cadence, period }: Omit<Schedule, 'deadline'>, today: string): string {
  return cadence === 'ONCE' ? once : periodContaining(period ?? standingPeriod, today).key;
}

/** A duty per event without a period has a deadline for each event; the standing task gathers them until its end. */
function ruleOfPeriod(rule: DeadlineRule): DeadlineRule {
  if (rule.anchor === 'PERIOD_END') return rule;
  return { ...rule, anchor: 'PERIOD_END', amount: 0, unit: 'DAYS', clearDays: false };
}
