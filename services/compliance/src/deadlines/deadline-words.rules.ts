import type { CalendarDate } from '@internationalized/date';
import type { LocalizedText } from '@rasad/event-contracts';
import type { DeadlineAnchor, DeadlineRule, DeadlineUnit } from '@rasad/import-formats';
import { dayOffInWords } from '../calendar/day-off-words.rules.js';
import type { SkippedDay } from '../calendar/working-calendar.rules.js';
import { daysToTakeEffect, type AnchorDay } from './anchor.rules.js';
import { formatJalali, inPersianDigits, jalaliDate, monthNames, weekdayName } from './jalali.rules.js';

type Words = Required<LocalizedText>;

/** How a due date came about: a sentence on how it was counted, and one on how it moved to a working day. */
export interface Derivation extends Words {
  /** Gregorian date that was counted to; null where the due date stays on it whatever day it is. */
  countedOn: string | null;
  /** Null where the day that was counted to is a working day, or does not matter. */
  rolled: Words | null;
}

const anchorNames: Record<Exclude<DeadlineAnchor, 'YEAR_DAY'>, Words> = {
  ADOPTION: { fa: 'تصویب', en: 'adoption' },
  NOTIFICATION: { fa: 'ابلاغ', en: 'notification' },
  ENTRY_INTO_FORCE: { fa: 'لازم‌الاجرا شدن', en: 'entry into force' },
  GAZETTE: { fa: 'انتشار در روزنامهٔ رسمی', en: 'publication in the gazette' },
  PERIOD_END: { fa: 'پایان دوره', en: 'the end of the period' },
  FIXED_DATE: { fa: 'تاریخ معین', en: 'the fixed date' },
};

/** Anchors that are days by which something ends; of the others, that something happens then. */
const lastDays: readonly DeadlineAnchor[] = ['PERIOD_END', 'YEAR_DAY', 'FIXED_DATE'];

const unitNames: Record<DeadlineUnit, { fa: string; one: string; many: string }> = {
  DAYS: { fa: 'روز', one: 'day', many: 'days' },
  WEEKS: { fa: 'هفته', one: 'week', many: 'weeks' },
  MONTHS: { fa: 'ماه', one: 'month', many: 'months' },
  YEARS: { fa: 'سال', one: 'year', many: 'years' },
};

/** The whole derivation as one text. */
export function derivationInWords({ fa, en, rolled }: Derivation): Words {
  // Tasks that were opened before calendars could change carry one sentence alone.
  return rolled ? { fa: `${fa} ${rolled.fa}`, en: `${en} ${rolled.en}` } : { fa, en };
}

/** How a day was counted to. */
export function countInWords(rule: DeadlineRule, anchor: AnchorDay, counted: CalendarDate): Words {
  const basis = anchor.gazettedOn === null ? null : effectInWords(anchor.gazettedOn, anchor.on);
  const count = rule.amount === 0 ? dayInWords(rule, anchor.on) : amountInWords(rule, anchor.on, counted);
  return {
    fa: inPersianDigits(`${basis ? `${basis.fa}؛ ` : ''}${count.fa}.`),
    en: `${basis ? `${basis.en}; ` : ''}${count.en}.`,
  };
}

/** How a due date moved over days of rest to a working day. */
export function rollInWords(skipped: readonly SkippedDay[], due: CalendarDate): Words {
  const runs = runsOf(skipped).map(runInWords);
  const until = dayWithName(due);
  return {
    fa: `روز کاری نیست: ${runs.map(({ fa }) => fa).join('، ')}؛ سررسید: ${until.fa}.`,
    en: `Not a working day: ${runs.map(({ en }) => en).join(', ')}; due on ${until.en}.`,
  };
}

function nameOf({ anchor, yearDay }: DeadlineRule, on: string): Words {
  if (anchor !== 'YEAR_DAY') return anchorNames[anchor];
  const { year, month, day } = jalaliDate(on);
  const name = monthNames[month - 1] ?? { fa: '', en: '' };
  if (yearDay?.day == null) return { fa: `پایان ${name.fa} ${year}`, en: `the end of ${name.en} ${year}` };
  return { fa: `${day} ${name.fa} ${year}`, en: `${day} ${name.en} ${year}` };
}

/** What is due on the anchor itself. */
function dayInWords(rule: DeadlineRule, on: string): Words {
  const name = nameOf(rule, on);
  const day = formatJalali(jalaliDate(on));
  if (lastDays.includes(rule.anchor))
    return { fa: `${name.fa}: ${day}`, en: `${capitalised(name.en)}: ${day}` };
  return { fa: `بی‌درنگ با ${name.fa}: ${day}`, en: `At once upon ${name.en}: ${day}` };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function amountInWords(rule: DeadlineRule, on: string, counted: CalendarDate): Words {
  const { amount } = rule;
  const unit = unitNames[rule.unit];
  const [name, length, end] = [nameOf(rule, on), monthLengthInWords(rule), endInWords(rule, on, counted)];
  const from = formatJalali(jalaliDate(on));
  const until = formatJalali(counted);
  return {
    fa: `${amount} ${unit.fa}${length.fa} پس از ${name.fa} (${from})${end.fa}: ${until}`,
    en: `${amount} ${amount === 1 ? unit.one : unit.many}${length.en} from ${name.en} (${from})${end.en}: ${until}`,
  };
}

function monthLengthInWords({ monthLength, unit }: DeadlineRule): Words {
  if (monthLength !== 'THIRTY_DAYS') return { fa: '', en: '' };
  if (unit === 'YEARS') return { fa: ' (هر سال ۱۲ ماه ۳۰ روزه)', en: ' (of 12 months of 30 days)' };
  return { fa: ' (هر ماه ۳۰ روز)', en: ' (of 30 days)' };
}

/** What was special about the end of a count. */
function endInWords(
  { clearDays, unit, monthLength }: DeadlineRule,
  on: string,
  counted: CalendarDate,
): Words {
  if (clearDays) {
    return {
      fa: '، بی‌احتساب روز ابلاغ و روز اقدام',
      en: ', counting neither that day nor the day of action',
    };
  }
  const byCalendar = (unit === 'MONTHS' || unit === 'YEARS') && monthLength !== 'THIRTY_DAYS';
  if (!byCalendar || jalaliDate(on).day === counted.day) return { fa: '', en: '' };
  return { fa: '، واپسین روز ماهی کوتاه‌تر', en: ', the last day of a shorter month' };
}

function effectInWords(gazettedOn: string, on: string): Words {
  const from = formatJalali(jalaliDate(gazettedOn));
  const until = formatJalali(jalaliDate(on));
  return {
    fa: `لازم‌الاجرا شدن ${daysToTakeEffect} روز پس از انتشار در روزنامهٔ رسمی (${from})، مادهٔ ۲ قانون مدنی: ${until}`,
    en: `Entry into force ${daysToTakeEffect} days after publication in the gazette (${from}), Civil Code art. 2: ${until}`,
  };
}

interface Run {
  first: CalendarDate;
  last: CalendarDate;
  reason: Words;
}

/** Consecutive days that are off for the same reason, together. */
function runsOf(skipped: readonly SkippedDay[]): Run[] {
  const runs: Run[] = [];
  for (const { day, reason: off } of skipped) {
    const reason = dayOffInWords(off);
    const run = runs.at(-1);
    if (run?.reason.fa === reason.fa && run.reason.en === reason.en) run.last = day;
    else runs.push({ first: day, last: day, reason });
  }
  return runs;
}

function runInWords({ first, last, reason }: Run): Words {
  const [from, to] = [dayWithName(first), dayWithName(last)];
  if (first.compare(last) === 0) {
    return { fa: `${from.fa} (${reason.fa})`, en: `${from.en} (${reason.en})` };
  }
  return { fa: `${from.fa} تا ${to.fa} (${reason.fa})`, en: `${from.en} to ${to.en} (${reason.en})` };
}

function dayWithName(day: CalendarDate): Words {
  const [name, date] = [weekdayName(day), formatJalali(day)];
  return { fa: `${name.fa} ${inPersianDigits(date)}`, en: `${name.en} ${date}` };
}
