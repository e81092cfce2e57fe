import type { LocalizedText } from '@rasad/event-contracts';
import type { Cadence, DeadlineRule, Period } from '@rasad/import-formats';
import { anchorDate, deadlineFrom, type AnchorDates, type Deadline } from './deadline.rules.js';
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

/** Length of the standing task of a duty per event whose file names no period. */
const standingPeriod: Period = 'HALF_YEARLY';

/**
 * The occurrence that is open on a day: the only one, or that of the period that contains the day. Null where the
 * instrument does not state the date from which the deadline counts.
 */
export function occurrenceOn(schedule: Schedule, dates: AnchorDates, today: string): Occurrence | null {
  if (schedule.cadence === 'ONCE') return onlyOccurrence(schedule.deadline, dates);
  const period = periodContaining(schedule.period ?? standingPeriod, today);
  return { key: period.key, label: period.label, ...deadlineOfPeriod(schedule, period) };
}

function onlyOccurrence(rule: DeadlineRule, dates: AnchorDates): Occurrence | null {
  if (rule.anchor === 'PERIOD_END') return null;
  const from = anchorDate(rule.anchor, dates);
  return from === null ? null : { key: 'once', label: null, ...deadlineFrom(rule, from) };
}

/** A duty per event without a period has a deadline for each event; the standing task gathers them until its end. */
function deadlineOfPeriod({ deadline }: Schedule, period: JalaliPeriod): Deadline {
  if (deadline.anchor === 'PERIOD_END') return deadlineFrom(deadline, period.end);
  return deadlineFrom({ ...deadline, anchor: 'PERIOD_END', amount: 0, unit: 'DAYS' }, period.end);
}
