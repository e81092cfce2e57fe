import { problemWith, ErrorCode, type Problem } from '@rasad/service-kit';
import { complianceMessages } from '../messages.js';
import type { AnchorDates } from './anchor.rules.js';
import { countedDay } from './deadline.rules.js';
import { isComputable, jalaliDate } from './jalali.rules.js';
import { countingOn, type Schedule } from './occurrence.rules.js';

/** The field of a deadline on account of which it cannot be computed. */
export type ObstructivePart = 'anchor' | 'date' | 'amount';

/** Why the due date of an obligation cannot be computed, and which field of its deadline says so. */
export interface DeadlineObstacle {
  part: ObstructivePart;
  /** @param field dotted path into the arguments. */
  problemAt: (field: string) => Problem;
}

/**
 * What stands in the way of computing the due date of the occurrence that is open on a day; null where nothing does.
 * @param today Gregorian date.
 */
export function deadlineObstacle(
  schedule: Schedule,
  dates: AnchorDates,
  today: string,
): DeadlineObstacle | null {
  const { rule, from } = countingOn(schedule, dates, today);
  if (from === null) return anchorUnknown(rule.anchor);
  if (countedDay(rule, from.on) !== null) return null;
  if (isComputable(jalaliDate(from.on))) return beyondCalendar('amount');
  return beyondCalendar(rule.anchor === 'FIXED_DATE' ? 'date' : 'anchor');
}

function anchorUnknown(anchor: string): DeadlineObstacle {
  return {
    part: 'anchor',
    problemAt: (field) => problemWith(ErrorCode.INVALID, field, complianceMessages.anchorUnknown, { anchor }),
  };
}

function beyondCalendar(part: ObstructivePart): DeadlineObstacle {
  return {
    part,
    problemAt: (field) => problemWith(ErrorCode.INVALID, field, complianceMessages.beyondCalendar),
  };
}
