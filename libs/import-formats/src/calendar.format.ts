import { z } from 'zod';
import { checkCalendar } from './calendar.rules.js';
import { localizedField, optionalField } from './fields.js';
import { parseDocument, type ParsedDocument } from './parse-document.js';

/** The value of `format` in a calendar document. */
export const CALENDAR_FORMAT = 'rasad.calendar/1';

const holiday = z.strictObject({
  /** Jalali month, from Farvardin as 1. */
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  name: localizedField(200),
});

const calendar = z.strictObject({
  format: z.literal(CALENDAR_FORMAT),
  /** Jalali year whose official list of holidays this is, as a whole. */
  year: z.int().min(1300).max(1500),
  /** Who published the list. */
  source: optionalField(localizedField(500)),
  holidays: z.array(holiday).min(1).max(366),
});

export type CalendarDocument = z.output<typeof calendar>;
export type CalendarHoliday = z.output<typeof holiday>;

/** Reads a calendar document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseCalendar(text: string): ParsedDocument<CalendarDocument> {
  return parseDocument(text, { name: CALENDAR_FORMAT, schema: calendar, check: checkCalendar });
}
