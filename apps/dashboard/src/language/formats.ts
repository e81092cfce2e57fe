import { parseDate, today } from '@internationalized/date';
import { getLocale } from '../paraglide/runtime.js';

/** The languages of the dashboard. */
export type Language = 'fa' | 'en';

/** Due dates and "today" are those of Tehran, wherever the reader sits. */
export const zone = 'Asia/Tehran';

/** Whole days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (parseDate(to).toDate('UTC').getTime() - parseDate(from).toDate('UTC').getTime()) / 86_400_000,
  );
}

/** Today in Tehran as `YYYY-MM-DD`. */
export function todayInTehran(): string {
  return today(zone).toString();
}

interface DayStyle {
  day?: boolean;
  weekday?: boolean;
  year?: boolean;
}

/**
 * Numbers, dates and times as one language writes them: Persian digits and the Jalali calendar in Persian, Latin
 * digits and the Gregorian calendar in English.
 */
export function createFormats(language: Language) {
  const locale = language === 'fa' ? 'fa-IR-u-ca-persian-nu-arabext' : 'en-GB-u-ca-gregory';
  const comma = language === 'fa' ? '، ' : ', ';
  const plain = new Intl.NumberFormat(locale);
  const percentage = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const wholePercentage = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const dayParts = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    });
  const dateParts = dayParts('UTC');
  const instantParts = dayParts(zone);
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });

  /** `dateStyle: 'full'` puts the year first in Persian, so the parts are put in order here. */
  function ordered(
    format: Intl.DateTimeFormat,
    at: Date,
    { weekday = false, day = true, year = true }: DayStyle,
  ): string {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const words = [weekday && parts.get('weekday'), day && parts.get('day'), parts.get('month')];
    if (year) words.push(parts.get('year'));
    return words.filter(Boolean).join(' ');
  }

  return {
    language,
    number: (value: number) => plain.format(value),
    /** A share 0..1 with at most one decimal. */
    percent: (share: number) => percentage.format(share),
    /** A share 0..1 in whole percent, for narrow places. */
    wholePercent: (share: number) => wholePercentage.format(share),
    /** A difference of two shares, in percentage points without a sign. */
    points: (difference: number) => points.format(Math.abs(difference) * 100),
    /** `2026-11-21` → «۳۰ آبان ۱۴۰۵». */
    day: (date: string, style: DayStyle = {}) => ordered(dateParts, parseDate(date).toDate('UTC'), style),
    /** The month of a `YYYY-MM-DD` and its year: «آذر ۱۴۰۵». */
    month: (date: string) => ordered(dateParts, parseDate(date).toDate('UTC'), { day: false }),
    /** The day of an instant, in Tehran. */
    dayOf: (instant: string | Date, style: DayStyle = {}) => ordered(instantParts, new Date(instant), style),
    /** Several things one after the other. */
    list: (items: readonly (string | null | undefined | false)[]) => items.filter(Boolean).join(comma),
    /** Day and time of an instant, in Tehran. */
    moment: (instant: string | Date) =>
      [ordered(instantParts, new Date(instant), {}), clock.format(new Date(instant))].join(comma),
    /** The time of day of an instant, in Tehran: «۱۰:۴۲». */
    time: (instant: string | Date) => clock.format(new Date(instant)),
  };
}

/** What `createFormats` makes. */
export type Formats = ReturnType<typeof createFormats>;

/** The formats of the language that this page was opened in; changing the language reloads the page. */
export const formats = createFormats(getLocale());

/** Reading direction of this page. */
export const direction: 'rtl' | 'ltr' = formats.language === 'fa' ? 'rtl' : 'ltr';

/** Locale for React Aria: calendar and digits of its date fields follow it. */
export const componentLocale = formats.language === 'fa' ? 'fa-IR-u-ca-persian' : 'en-GB';
