import type { LocalizedText } from '@rasad/event-contracts';
import type { CalendarDocument } from '@rasad/import-formats';
import { formatJalali, gregorianDate, jalaliDate, jalaliDay } from '../deadlines/jalali.rules.js';
import { ImportAction } from '../instruments/import-action.js';
import { differences } from '../instruments/instrument.rules.js';
import type { ChangedDays } from './calendar-change.js';

/** What the import of a list of holidays does to one day. */
export interface PlannedHoliday {
  action: ImportAction;
  /** Gregorian date. */
  date: string;
  /** `1405/01/01`. */
  code: string;
  detail: string | null;
}

/** The days of a list, by Gregorian date. */
export function holidaysOf({ year, holidays }: CalendarDocument): Map<string, LocalizedText> {
  return new Map(holidays.map(({ month, day, name }) => [gregorianDate(jalaliDay(year, month, day)), name]));
}

/** Compares a list with the one that was loaded before, in the order of the days. */
export function planHolidays(
  wanted: ReadonlyMap<string, LocalizedText>,
  stored: ReadonlyMap<string, LocalizedText>,
): PlannedHoliday[] {
  const dates = [...new Set([...wanted.keys(), ...stored.keys()])].toSorted();
  return dates.map((date) => {
    const [before, after] = [stored.get(date), wanted.get(date)];
    const code = formatJalali(jalaliDate(date));
    const detail = before && after ? differences({ name: before }, { name: after }) : null;
    return { action: actionOf(before, after, detail), date, code, detail };
  });
}

/** Days that a list made days of rest, or of work; a new name moves nothing, but the words of due dates tell it. */
export function daysChangedBy(plan: readonly PlannedHoliday[]): ChangedDays {
  const changed = plan.filter(({ action }) => action !== ImportAction.KEEP);
  return { dates: changed.map(({ date }) => date), thursdaysFrom: null, thursdaysTo: null };
}

function actionOf(
  before: LocalizedText | undefined,
  after: LocalizedText | undefined,
  detail: string | null,
): ImportAction {
  if (!before) return ImportAction.CREATE;
  if (!after) return ImportAction.CLOSE;
  return detail === null ? ImportAction.KEEP : ImportAction.UPDATE;
}
