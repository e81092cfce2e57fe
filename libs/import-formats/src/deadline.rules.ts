import type { DeadlineAnchor, DeadlineRule } from './deadline.format.js';
import type { ObligationEntry } from './obligations.format.js';
import type { CheckContext } from './parse-document.js';

type Path = (string | number)[];
type Scheduled = Pick<ObligationEntry, 'cadence' | 'period' | 'deadline'>;

/** Last day that each Jalali month has in every year; Esfand has a 30th in leap years alone. */
const LAST_DAYS = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29];

const PART_OF_ANCHOR: Partial<Record<DeadlineAnchor, 'yearDay' | 'date'>> = {
  YEAR_DAY: 'yearDay',
  FIXED_DATE: 'date',
};

/** Checks that the parts of a deadline go together and with the obligation's cadence. */
export function checkDeadline(scheduled: Scheduled, path: Path, context: CheckContext): void {
  const { deadline } = scheduled;
  if (!anchorFits(scheduled)) {
    context.report([...path, 'anchor'], 'ANCHOR_MISMATCH', { anchor: deadline.anchor });
  }
  const needed = PART_OF_ANCHOR[deadline.anchor];
  if (needed && deadline[needed] === null) {
    context.report([...path, needed], 'DEADLINE_PART_NEEDED', { anchor: deadline.anchor, field: needed });
  }
  for (const field of unwantedParts(deadline)) {
    context.report([...path, field], 'DEADLINE_PART_UNWANTED', { field });
  }
  checkYearDay(deadline, [...path, 'yearDay', 'day'], context);
}

function anchorFits({ cadence, period, deadline: { anchor } }: Scheduled): boolean {
  const hasPeriod = period !== null || cadence === 'PERIODIC' || cadence === 'CONTINUOUS';
  if (anchor === 'YEAR_DAY') return period === 'YEARLY';
  return hasPeriod === (anchor === 'PERIOD_END');
}

function unwantedParts({ anchor, amount, unit, ...parts }: DeadlineRule): string[] {
  const needed = PART_OF_ANCHOR[anchor];
  const hasMonths = unit === 'MONTHS' || unit === 'YEARS';
  const unwanted = {
    yearDay: parts.yearDay !== null && needed !== 'yearDay',
    date: parts.date !== null && needed !== 'date',
    monthLength: parts.monthLength === 'THIRTY_DAYS' && !hasMonths,
    clearDays: parts.clearDays && (anchor !== 'NOTIFICATION' || amount === 0),
  };
  return Object.entries(unwanted).flatMap(([field, isUnwanted]) => (isUnwanted ? [field] : []));
}

function checkYearDay({ yearDay }: DeadlineRule, path: Path, context: CheckContext): void {
  if (!yearDay || yearDay.day === null) return;
  const { month, day } = yearDay;
  const last = LAST_DAYS[month - 1] ?? 31;
  if (day > last) context.report(path, 'IMPOSSIBLE_DAY', { month, day, last });
}
