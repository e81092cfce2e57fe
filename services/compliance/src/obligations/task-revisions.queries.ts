import type { Actor, TaskResult, TaskStatus } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { openStatuses } from '../tasks/task.rules.js';
import type { Followed, FollowingTask } from './task-revision.rules.js';

/** An open task of an obligation. */
export interface OpenTask extends FollowingTask {
  assignmentId: string;
  unitId: string;
  status: TaskStatus;
  result: TaskResult;
  version: number;
}

const openTasks = `select t.id, t.assignment_id as "assignmentId", t.unit_id as "unitId", u.path as "unitPath",
    t.period_key as "periodKey", t.due_on::text as "dueOn", t.due_derivation as derivation, t.status, t.result,
    t.version
  from task t join unit u on u.id = t.unit_id
  where t.obligation_id = $1 and t.status = any($2::text[]) order by t.id`;

/** The open tasks of an obligation. */
export function readOpenTasks(tx: EntityManager, obligationId: string): Promise<OpenTask[]> {
  return tx.query<OpenTask[]>(openTasks, [obligationId, openStatuses]);
}

/** The open tasks of an obligation, held until the transaction ends. */
export function lockOpenTasks(tx: EntityManager, obligationId: string): Promise<OpenTask[]> {
  return tx.query<OpenTask[]>(`${openTasks} for no key update of t`, [obligationId, openStatuses]);
}

/** Takes tasks one version further, to new due dates where they have them, with a step in their histories. */
export async function writeFollowed(
  tx: EntityManager,
  followed: readonly Followed<OpenTask>[],
  actor: Actor,
  at: Date,
): Promise<void> {
  const rows = followed.map(({ task, deadline }) => ({
    id: task.id,
    due_on: deadline?.dueOn ?? null,
    due_derivation: deadline?.derivation ?? null,
  }));
  await tx.query(
    `insert into task_event (task_id, version, type, at, actor_id, actor_kind, actor_role, actor_unit_id,
       actor_position, actor_on_behalf_of, from_status, to_status, result, due_from, due_to)
     select t.id, t.version + 1, 'OBLIGATION_REVISED', $2::timestamptz, $3, $4, $5, $6::uuid, $7::jsonb, $8,
       t.status, t.status, t.result, case when r.due_on <> t.due_on then t.due_on end,
       case when r.due_on <> t.due_on then r.due_on end
     from jsonb_to_recordset($1::jsonb) as r (id uuid, due_on date) join task t using (id)`,
    [
      JSON.stringify(rows),
      at,
      actor.id,
      actor.kind,
      actor.role,
      actor.unitId,
      actor.position ?? null,
      actor.onBehalfOf ?? null,
    ],
  );
  await tx.query(
    `update task t set due_on = coalesce(r.due_on, t.due_on), version = t.version + 1, updated_at = $2,
       due_derivation = coalesce(r.due_derivation, t.due_derivation)
     from jsonb_to_recordset($1::jsonb) as r (id uuid, due_on date, due_derivation jsonb) where t.id = r.id`,
    [JSON.stringify(rows), at],
  );
}
