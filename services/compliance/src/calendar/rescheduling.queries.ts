import type { LocalizedText, TaskResult, TaskStatus } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { openStatuses } from '../tasks/task.rules.js';
import type { CalendarChange } from './calendar-change.js';
import type { DueTask, Rescheduled } from './rescheduling.rules.js';

/** The first change that due dates have not followed to its end; null where they followed all. */
export async function nextOpenChange(tx: EntityManager): Promise<CalendarChange | null> {
  const [change] = await tx.query<CalendarChange[]>(
    `select c.version, c.title, c.dates::text[] as dates, c.thursdays_from::text as "thursdaysFrom",
       c.thursdays_to::text as "thursdaysTo", c.actor, c.correlation_id as "correlationId"
     from calendar_following f join calendar_change c using (version)
     where f.finished_at is null order by f.version limit 1`,
  );
  return change ?? null;
}

/** Notes that due dates followed a change to its end. */
export async function finishFollowing(tx: EntityManager, version: number, at: Date): Promise<void> {
  await tx.query('update calendar_following set finished_at = $2 where version = $1', [version, at]);
}

/** Notes that so many more tasks followed a change. */
export async function countRescheduled(tx: EntityManager, version: number, tasks: number): Promise<void> {
  await tx.query(
    'update calendar_following set tasks_rescheduled = tasks_rescheduled + $2 where version = $1',
    [version, tasks],
  );
}

/** Row ids of the obligations that have tasks, in order. */
export async function readDerivedObligationIds(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'select id from obligation where derived_at is not null order by id',
  );
  return rows.map(({ id }) => id);
}

/**
 * The different due dates of an obligation's tasks. One look into the index for each, however many tasks share it.
 * @param to null for no end.
 */
export async function readDueDates(
  tx: EntityManager,
  obligationId: string,
  { from, to }: { from: string; to: string | null },
): Promise<string[]> {
  const rows = await tx.query<{ dueOn: string }[]>(
    `with recursive due (due_on) as (
       (select due_on from task where obligation_id = $1 and due_on >= $2 order by due_on limit 1)
       union all
       select (select t.due_on from task t where t.obligation_id = $1 and t.due_on > due.due_on
         order by t.due_on limit 1)
       from due where due.due_on is not null and ($3::date is null or due.due_on <= $3)
     )
     select due_on::text as "dueOn" from due where due_on is not null and ($3::date is null or due_on <= $3)`,
    [obligationId, from, to],
  );
  return rows.map(({ dueOn }) => dueOn);
}

/** An obligation whose tasks get other due dates. */
export interface RescheduledObligation {
  id: string;
  provisionId: string;
  instrumentId: string;
  title: LocalizedText;
  weight: number;
  /** Events appended so far. */
  logVersion: number;
}

/** Locks an obligation, so that its events follow one another. */
export async function lockRescheduledObligation(
  tx: EntityManager,
  id: string,
): Promise<RescheduledObligation | null> {
  const [row] = await tx.query<RescheduledObligation[]>(
    `select id, provision_id as "provisionId", instrument_id as "instrumentId", title, weight,
       log_version as "logVersion" from obligation where id = $1 for no key update`,
    [id],
  );
  return row ?? null;
}

/** Notes how many events an obligation has. */
export async function writeLogVersion(tx: EntityManager, id: string, logVersion: number): Promise<void> {
  await tx.query('update obligation set log_version = $2 where id = $1', [id, logVersion]);
}

/** An open task that follows the calendar, held for a change. */
export interface OpenTask extends DueTask {
  id: string;
  assignmentId: string;
  unitId: string;
  status: TaskStatus;
  result: TaskResult;
  version: number;
}

/** Locks the next open tasks of an obligation that are due on a day and move to working days. */
export function lockOpenTasksDueOn(
  tx: EntityManager,
  obligationId: string,
  dueOn: string,
  { after, limit }: { after: string; limit: number },
): Promise<OpenTask[]> {
  return tx.query<OpenTask[]>(
    `select t.id, t.assignment_id as "assignmentId", t.unit_id as "unitId", u.path as "unitPath",
       t.due_on::text as "dueOn", t.due_derivation as derivation, t.status, t.result, t.version
     from task t join unit u on u.id = t.unit_id
     where t.obligation_id = $1 and t.due_on = $2 and t.id > $3 and t.status = any($4::text[])
       and t.due_derivation->>'countedOn' is not null
     order by t.id limit $5 for no key update of t`,
    [obligationId, dueOn, after, openStatuses, limit],
  );
}

/** Writes new due dates with their derivation, and a step of each task's history. */
export async function writeRescheduled(
  tx: EntityManager,
  rescheduled: readonly Rescheduled<OpenTask>[],
  { title, actor }: CalendarChange,
  at: Date,
): Promise<void> {
  const rows = rescheduled.map(({ task, deadline: { dueOn, derivation } }) => ({
    id: task.id,
    due_on: dueOn,
    due_derivation: derivation,
  }));
  await tx.query(
    `insert into task_event (task_id, version, type, at, actor_id, actor_kind, actor_role, actor_unit_id,
       from_status, to_status, result, due_from, due_to, cause)
     select t.id, t.version + 1, 'TASK_RESCHEDULED', $2::timestamptz, $3, $4, $5, $6::uuid, t.status, t.status,
       t.result, t.due_on, r.due_on, $7::jsonb
     from jsonb_to_recordset($1::jsonb) as r (id uuid, due_on date) join task t using (id)`,
    [JSON.stringify(rows), at, actor.id, actor.kind, actor.role, actor.unitId, title],
  );
  await tx.query(
    `update task t set due_on = r.due_on, due_derivation = r.due_derivation, version = t.version + 1,
       updated_at = $2
     from jsonb_to_recordset($1::jsonb) as r (id uuid, due_on date, due_derivation jsonb) where t.id = r.id`,
    [JSON.stringify(rows), at],
  );
}
