import type { CalendarDate } from '@internationalized/date';
import type { LocalizedText } from '@rasad/event-contracts';
import type { DeadlineAnchor, DeadlineRule, DeadlineUnit } from '@rasad/import-formats';
import { formatJalali, gregorianDate, inPersianDigits, jalaliDate } from './jalali.rules.js';
import { holidayOn, nextWorkingDay, weekdayName } from './working-day.rules.js';

/** A due date and how it came about. */
export interface Deadline {
  /** Gregorian date `YYYY-MM-DD`. */
  dueOn: string;
  /** Derivation in words. */
  derivation: Required<LocalizedText>;
}

/** The dates from which deadlines count; Gregorian, null where the instrument does not state them. */
export type AnchorDates = Record<Exclude<DeadlineAnchor, 'PERIOD_END'>, string | null>;

const anchorNames: Record<DeadlineAnchor, Required<LocalizedText>> = {
  ADOPTION: { fa: 'تصویب', en: 'adoption' },
  NOTIFICATION: { fa: 'ابلاغ', en: 'notification' },
  ENTRY_INTO_FORCE: { fa: 'لازم‌الاجرا شدن', en: 'entry into force' },
  GAZETTE: { fa: 'انتشار در روزنامهٔ رسمی', en: 'publication in the gazette' },
  PERIOD_END: { fa: 'پایان دوره', en: 'the end of the period' },
};

const unitNames: Record<DeadlineUnit, { fa: string; one: string; many: string }> = {
  DAYS: { fa: 'روز', one: 'day', many: 'days' },
  MONTHS: { fa: 'ماه', one: 'month', many: 'months' },
  YEARS: { fa: 'سال', one: 'year', many: 'years' },
};

/**
 * A deadline counted from a date in the Jalali calendar. The anchor's own day does not count; months and years end on
 * the same day of the month, or on the last one where the month is shorter.
 * @param anchorDate Gregorian date that the rule's anchor stands for.
 */
export function deadlineFrom(rule: DeadlineRule, anchorDate: string): Deadline {
  const anchor = jalaliDate(anchorDate);
  const counted = addTo(anchor, rule);
  const due = rule.rollToWorkingDay ? nextWorkingDay(counted) : counted;
  const parts = [countInWords(rule, anchor, counted), rollInWords(counted, due)].filter(
    (part) => part !== null,
  );
  return {
    dueOn: gregorianDate(due),
    derivation: {
      fa: `${parts.map((part) => part.fa).join('؛ ')}.`,
      en: `${parts.map((part) => part.en).join('; ')}.`,
    },
  };
}

/**
 * The date that an anchor stands for in an instrument. A statute without a stated entry into force takes effect 15
 * days after its publication in the gazette (Civil Code, art. 2).
 */
export function anchorDate(anchor: Exclude<DeadlineAnchor, 'PERIOD_END'>, dates: AnchorDates): string | null {
  const stated = dates[anchor];
  if (stated !== null || anchor !== 'ENTRY_INTO_FORCE' || dates.GAZETTE === null) return stated;
  return gregorianDate(jalaliDate(dates.GAZETTE).add({ days: 15 }));
}

function addTo(date: CalendarDate, { amount, unit }: DeadlineRule): CalendarDate {
  switch (unit) {
    case 'DAYS':
      return date.add({ days: amount });
    case 'MONTHS':
      return date.add({ months: amount });
    case 'YEARS':
      return date.add({ years: amount });
  }
}

function countInWords(
  rule: DeadlineRule,
  anchor: CalendarDate,
  counted: CalendarDate,
): Required<LocalizedText> {
  const name = anchorNames[rule.anchor];
  const from = formatJalali(anchor);
  const unit = unitNames[rule.unit];
  if (rule.amount === 0) {
    return { fa: inPersianDigits(`${name.fa}: ${from}`), en: `${name.en}: ${from}` };
  }
  const until = formatJalali(counted);
  return {
    fa: inPersianDigits(`${rule.amount} ${unit.fa} پس از ${name.fa} (${from}): ${until}`),
    en: `${rule.amount} ${rule.amount === 1 ? unit.one : unit.many} from ${name.en} (${from}): ${until}`,
  };
}

function rollInWords(counted: CalendarDate, due: CalendarDate): Required<LocalizedText> | null {
  const holiday = holidayOn(counted);
  if (holiday === null || counted.compare(due) === 0) return null;
  const [from, to] = [weekdayName(counted), weekdayName(due)];
  const reason = holiday.en === from.en ? null : holiday;
  const until = formatJalali(due);
  return {
    fa: `از ${from.fa}${reason ? ` (تعطیل: ${reason.fa})` : ''} به ${to.fa} ${inPersianDigits(until)} رفت`,
    en: `rolled from ${from.en}${reason ? ` (holiday: ${reason.en})` : ''} to ${to.en} ${until}`,
  };
}
