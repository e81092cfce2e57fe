import { CalendarDate, PersianCalendar } from '@internationalized/date';
import type { CalendarDocument } from './calendar.format.js';
import { reportDuplicates } from './duplicates.js';
import type { CheckContext } from './parse-document.js';

const persian = new PersianCalendar();

/** Checks what the shape alone cannot say: days that the year has, and each of them once. */
export function checkCalendar({ year, holidays }: CalendarDocument, context: CheckContext): void {
  holidays.forEach(({ month, day }, index) => {
    const last = persian.getDaysInMonth(new CalendarDate(persian, year, month, 1));
    if (day > last) {
      context.report(['holidays', index, 'day'], 'IMPOSSIBLE_HOLIDAY', { year, month, day, last });
    }
  });
  reportDuplicates(
    holidays.map(({ month, day }, index) => ({ key: `${month}/${day}`, path: ['holidays', index] })),
    context,
  );
}
