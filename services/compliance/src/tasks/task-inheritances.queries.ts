import type { Actor } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { lockedTaskColumns, type LockedTask } from './task-lock.queries.js';

/** Where a begun task goes on. */
export interface Inheritance {
  task: LockedTask;
  /** Row ids of the heir and of its live assignment. */
  unitId: string;
  assignmentId: string;
  /** Row id of the cause. */
  causeId: string;
}

/** Locks the heirs' own tasks of the same period that nobody has touched yet. */
export function lockUntouchedTwins(
  tx: EntityManager,
  inheritances: readonly Inheritance[],
): Promise<LockedTask[]> {
  return tx.query<LockedTask[]>(
    `select ${lockedTaskColumns}
     from task t join unit u on u.id = t.unit_id join obligation o on o.id = t.obligation_id
     where t.status = 'TO_DO' and t.inherited_from is null and (t.assignment_id, t.period_key) in (
       select heir.assignment_id, gone.period_key
       from unnest($1::uuid[], $2::uuid[]) as heir (task_id, assignment_id) join task gone on gone.id = heir.task_id)
     order by t.id for no key update of t`,
    [inheritances.map(({ task }) => task.id), inheritances.map(({ assignmentId }) => assignmentId)],
  );
}

/** Where heirs are in the tree. */
export async function readUnitPlaces(
  tx: EntityManager,
  unitIds: readonly string[],
): Promise<Map<string, Pick<LockedTask, 'unitId' | 'unitPath' | 'unitCodes'>>> {
  const rows = await tx.query<Pick<LockedTask, 'unitId' | 'unitPath' | 'unitCodes'>[]>(
    `select u.id as "unitId", u.path as "unitPath", (
       select string_agg(step.code, '/' order by place) from unnest(u.path) with ordinality as path (id, place)
         join unit step on step.id = path.id) as "unitCodes"
     from unit u where u.id = any($1::uuid[])`,
    [unitIds],
  );
  return new Map(rows.map((row) => [row.unitId, row]));
}

/** Writes inherited tasks and their history, one statement each for any number of them; the heir names who is in charge. */
export async function writeInherited(
  tx: EntityManager,
  inherited: readonly (LockedTask & { causeId: string })[],
  actor: Actor,
  at: Date,
): Promise<void> {
  const ids = inherited.map(({ id }) => id);
  const versions = inherited.map(({ version }) => version);
  await tx.query(
    `update task set unit_id = r.unit_id, assignment_id = r.assignment_id, version = r.version, updated_at = $5,
       inherited_from = coalesce(task.inherited_from, task.unit_id), responsible_id = null
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[]) as r (id, unit_id, assignment_id, version)
     where task.id = r.id`,
    [
      ids,
      inherited.map(({ unitId }) => unitId),
      inherited.map(({ assignmentId }) => assignmentId),
      versions,
      at,
    ],
  );
  await tx.query(
    `insert into task_event (task_id, version, from_status, to_status, result, type, at, actor_id, actor_kind,
       actor_role, actor_unit_id, cause_id)
     select r.id, r.version, r.status, r.status, r.result, 'TASK_INHERITED', $5::timestamptz, $6, $7, $8, $9::uuid,
       r.cause_id
     from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $10::uuid[])
       as r (id, version, status, result, cause_id)`,
    [
      ids,
      versions,
      inherited.map(({ status }) => status),
      inherited.map(({ result }) => result),
      at,
      actor.id,
      actor.kind,
      actor.role,
      actor.unitId,
      inherited.map(({ causeId }) => causeId),
    ],
  );
}
