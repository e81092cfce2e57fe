import type { EntityManager } from 'typeorm';
import { loadCalendar } from '../calendar/stored-calendar.queries.js';
import { calendarOf, dayOffOn } from '../calendar/working-calendar.rules.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import { jalaliDate } from '../deadlines/jalali.rules.js';
import { readSchedule } from '../reminders/reminder-schedule.queries.js';
import type { ReminderSchedule } from '../reminders/reminder-schedule.js';
import { nextDigest, sendableFrom, type RestDay } from './sending-time.rules.js';

/** When people are written to: outside of the quiet hours, and on working days of the unit in which they hold a post. */
export class MailTimes {
  constructor(
    private readonly schedule: Pick<ReminderSchedule, 'quietHours' | 'digestAt'>,
    private readonly calendar: CalendarData,
  ) {}

  /**
   * The first instant from `at` on at which mail may leave.
   * @param unitPath row ids from the root to the unit of the recipient's post; empty for one without.
   */
  sendable(at: Date, unitPath: readonly string[]): Date {
    return sendableFrom(at, this.schedule.quietHours, this.restDays(unitPath));
  }

  /** The next instant after `at` at which the daily mail leaves. `unitPath` as in `sendable`. */
  digest(at: Date, unitPath: readonly string[]): Date {
    const { digestAt, quietHours } = this.schedule;
    return nextDigest(at, digestAt, quietHours, this.restDays(unitPath));
  }

  private restDays(unitPath: readonly string[]): RestDay {
    const calendar = calendarOf(this.calendar, unitPath);
    return (date) => dayOffOn(calendar, jalaliDate(date)) !== null;
  }
}

/** The times as schedule and calendar have them at the moment. */
export async function readMailTimes(tx: EntityManager): Promise<MailTimes> {
  const calendar = await loadCalendar((statement, values) => tx.query(statement, values));
  return new MailTimes(await readSchedule(tx), calendar);
}
