/** A day as `Intl` names it: an account of the Jalali calendar that shares no code with the rules. */
export interface TableDay {
  date: string;
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday, 5 is Friday. */
  weekday: number;
}

const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** Every day from 1390/01/01 to 1450/12/29, in order. */
export const jalaliTable: readonly TableDay[] = buildTable('2011-03-21', '2072-03-18');

const byDate = new Map(jalaliTable.map((day, index) => [day.date, index]));
const byJalali = new Map(jalaliTable.map((day, index) => [keyOf(day.year, day.month, day.day), index]));

/** The day of a Gregorian date. */
export function tableDay(date: string): TableDay {
  return at(byDate.get(date) ?? -1);
}

/** The day so many days later. */
export function daysLater(day: TableDay, count: number): TableDay {
  return at((byDate.get(day.date) ?? -1) + count);
}

/** The same day of the month so many months later, or the last one of a shorter month. */
export function monthsLater(day: TableDay, count: number): TableDay {
  const months = day.year * 12 + (day.month - 1) + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  for (let dayOfMonth = day.day; dayOfMonth > 0; dayOfMonth -= 1) {
    const index = byJalali.get(keyOf(year, month, dayOfMonth));
    if (index !== undefined) return at(index);
  }
  throw new Error(`${year}/${month} is not in the table`);
}

function at(index: number): TableDay {
  const day = jalaliTable[index];
  if (!day) throw new Error('outside of the table');
  return day;
}

function keyOf(year: number, month: number, day: number): string {
  return `${year}/${month}/${day}`;
}

function buildTable(first: string, last: string): TableDay[] {
  const days: TableDay[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000) {
    const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
    const date = new Date(time);
    days.push({ date: date.toISOString().slice(0, 10), year, month, day, weekday: date.getUTCDay() });
  }
  return days;
}
