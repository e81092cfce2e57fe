import type { Actor } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { LockedTask } from './task-lock.queries.js';

/** Who cancels tasks, when, and why. */
export interface Cancelling {
  actor: Actor;
  at: Date;
  /** Row ids of the causes, by the tasks' assignments. */
  causeIds: ReadonlyMap<string, string>;
}

/** Writes cancelled tasks and their history, one statement each for any number of them. */
export async function writeCancelled(
  tx: EntityManager,
  cancelled: readonly { before: LockedTask; after: LockedTask }[],
  { actor, at, causeIds }: Cancelling,
): Promise<void> {
  const ids = cancelled.map(({ after }) => after.id);
  const versions = cancelled.map(({ after }) => after.version);
  await tx.query(
    `update task set status = 'CANCELLED', version = r.version, updated_at = $3
     from unnest($1::uuid[], $2::integer[]) as r (id, version) where task.id = r.id`,
    [ids, versions, at],
  );
  await tx.query(
    `insert into task_event (task_id, version, from_status, result, type, to_status, at, actor_id, actor_kind,
       actor_role, actor_unit_id, actor_position, actor_on_behalf_of, cause_id)
     select r.id, r.version, r.from_status, r.result, 'TASK_CANCELLED', 'CANCELLED', $5::timestamptz, $6, $7,
       $8, $9::uuid, $10::jsonb, $11, r.cause_id
     from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $12::uuid[])
       as r (id, version, from_status, result, cause_id)`,
    [
      ids,
      versions,
      cancelled.map(({ before }) => before.status),
      cancelled.map(({ after }) => after.result),
      at,
      actor.id,
      actor.kind,
      actor.role,
      actor.unitId,
      actor.position ?? null,
      actor.onBehalfOf ?? null,
      cancelled.map(({ after }) => causeIds.get(after.assignmentId) ?? null),
    ],
  );
}
