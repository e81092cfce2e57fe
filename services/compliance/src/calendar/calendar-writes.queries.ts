import type { Actor, LocalizedText } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { ChangedDays, CalendarChangeKind } from './calendar-change.js';
import type { Closure, WeeklyRest } from './working-calendar.js';

/** A change of the calendar to note. */
export interface NewCalendarChange extends ChangedDays {
  kind: CalendarChangeKind;
  title: LocalizedText;
  unitId: string | null;
  at: Date;
  actor: Actor;
  correlationId: string;
}

/** Notes a change, which due dates then have to follow; the calendar is locked. @returns its version. */
export async function insertCalendarChange(tx: EntityManager, change: NewCalendarChange): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>(
    `insert into calendar_change (version, kind, title, dates, thursdays_from, thursdays_to, unit_id, at, actor,
       correlation_id)
     select coalesce(max(version), 0) + 1, $1, $2::jsonb, $3::date[], $4::date, $5::date, $6::uuid,
       $7::timestamptz, $8::jsonb, $9
     from calendar_change returning version`,
    [
      change.kind,
      change.title,
      change.dates,
      change.thursdaysFrom,
      change.thursdaysTo,
      change.unitId,
      change.at,
      change.actor,
      change.correlationId,
    ],
  );
  const version = row?.version ?? 0;
  await tx.query('insert into calendar_following (version, tasks_rescheduled) values ($1, 0)', [version]);
  return version;
}

/** Closes days. */
export async function insertClosure(tx: EntityManager, closure: Closure, version: number): Promise<void> {
  await tx.query(
    `insert into closure (id, version, title, from_date, to_date, unit_id) values ($1, $2, $3, $4, $5, $6)`,
    [closure.id, version, closure.title, closure.from, closure.to, closure.unit?.id ?? null],
  );
}

/** Takes a closure back. */
export async function insertWithdrawal(
  tx: EntityManager,
  closureId: string,
  reason: string,
  version: number,
): Promise<void> {
  await tx.query('insert into closure_withdrawal (closure_id, version, reason) values ($1, $2, $3)', [
    closureId,
    version,
    reason,
  ]);
}

/** Settles whether Thursdays are days of rest. */
export async function insertWeeklyRest(tx: EntityManager, rest: WeeklyRest, version: number): Promise<void> {
  await tx.query(
    `insert into weekly_rest (id, version, rests, from_date, to_date, unit_id) values ($1, $2, $3, $4, $5, $6)`,
    [rest.id, version, rest.rests, rest.from, rest.to, rest.unit?.id ?? null],
  );
}

/** Puts a year's list of holidays in place of the one before. */
export async function insertHolidayList(
  tx: EntityManager,
  list: { year: number; source: LocalizedText | null; holidays: ReadonlyMap<string, LocalizedText> },
  version: number,
): Promise<void> {
  await tx.query('insert into holiday_list (version, year, source) values ($1, $2, $3)', [
    version,
    list.year,
    list.source,
  ]);
  const rows = [...list.holidays].map(([date, name]) => ({ date, name }));
  await tx.query(
    `insert into holiday (version, date, name)
     select $1::integer, r.date, r.name from jsonb_to_recordset($2::jsonb) as r (date date, name jsonb)`,
    [version, JSON.stringify(rows)],
  );
}
