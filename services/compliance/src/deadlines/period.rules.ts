import type { LocalizedText } from '@rasad/event-contracts';
import type { Period } from '@rasad/import-formats';
import type { CalendarDate } from '@internationalized/date';
import { gregorianDate, inPersianDigits, jalaliDate, monthNames } from './jalali.rules.js';

/** A period of the Jalali calendar; dates are Gregorian and inclusive. */
export interface JalaliPeriod {
  /** Sorts in time within one kind: `1405-M09`, `1405-Q3`, `1405-H2`, `1405-Y1`. */
  key: string;
  start: string;
  end: string;
  label: Required<LocalizedText>;
}

const monthsOf: Record<Period, number> = { MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12 };
const keyLetter: Record<Period, string> = { MONTHLY: 'M', QUARTERLY: 'Q', HALF_YEARLY: 'H', YEARLY: 'Y' };

const names: Record<Exclude<Period, 'YEARLY'>, readonly Required<LocalizedText>[]> = {
  MONTHLY: monthNames,
  QUARTERLY: [
    { fa: 'بهار', en: 'Spring' },
    { fa: 'تابستان', en: 'Summer' },
    { fa: 'پاییز', en: 'Autumn' },
    { fa: 'زمستان', en: 'Winter' },
  ],
  HALF_YEARLY: [
    { fa: 'نیمهٔ نخست', en: 'First half of' },
    { fa: 'نیمهٔ دوم', en: 'Second half of' },
  ],
};

/** The period of the Jalali calendar that contains a Gregorian date. */
export function periodContaining(period: Period, date: string): JalaliPeriod {
  const day = jalaliDate(date);
  const length = monthsOf[period];
  const index = Math.floor((day.month - 1) / length);
  const start = day.set({ month: index * length + 1, day: 1 });
  const end = start.add({ months: length }).subtract({ days: 1 });
  return {
    key: keyOf(period, day, index),
    start: gregorianDate(start),
    end: gregorianDate(end),
    label: labelOf(period, day.year, index),
  };
}

function keyOf(period: Period, day: CalendarDate, index: number): string {
  const place = String(index + 1).padStart(period === 'MONTHLY' ? 2 : 1, '0');
  return `${day.year}-${keyLetter[period]}${place}`;
}

function labelOf(period: Period, year: number, index: number): Required<LocalizedText> {
  const persianYear = inPersianDigits(year);
  const name = period === 'YEARLY' ? undefined : names[period][index];
  if (!name) return { fa: `سال ${persianYear}`, en: `Year ${year}` };
  return { fa: `${name.fa} ${persianYear}`, en: `${name.en} ${year}` };
}
