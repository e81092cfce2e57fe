import type { EntityManager } from 'typeorm';
import { lockedTaskColumns, type LockedTask } from '../tasks/task-lock.queries.js';
import { openStatuses } from '../tasks/task.rules.js';
import type { AssignmentCause } from './assignment-cause.rules.js';
import { reportingRoles, type LiveAssignment } from './assignment.rules.js';
import type { ActorInCapacity, NewAssignment } from './derived-obligation.js';

/** Live assignments of obligations; all, or those of the given units. */
export function readLiveAssignments(
  tx: EntityManager,
  obligationIds: readonly string[],
  unitIds: readonly string[] | null,
): Promise<(LiveAssignment & { obligationId: string })[]> {
  return tx.query<(LiveAssignment & { obligationId: string })[]>(
    `select id, obligation_id as "obligationId", unit_id as "unitId", role, origin, reason from assignment
     where obligation_id = any($1::uuid[]) and withdrawn_at is null
       and ($2::uuid[] is null or unit_id = any($2::uuid[]))
     order by id`,
    [obligationIds, unitIds],
  );
}

/** Stores causes; one that is known already, by its id, stays as it was written. */
export async function insertCauses(
  tx: EntityManager,
  causes: readonly (AssignmentCause & { id: string })[],
  correlationId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into assignment_cause (id, kind, reference_id, text, correlation_id, at)
     select r.id, r.kind, r.reference_id, r.text, $5, $6::timestamptz
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::jsonb[]) as r (id, kind, reference_id, text)
     order by r.id on conflict do nothing`,
    [
      causes.map(({ id }) => id),
      causes.map(({ kind }) => kind),
      causes.map(({ referenceId }) => referenceId),
      causes.map(({ text }) => text),
      correlationId,
      at,
    ],
  );
}

/** Inserts assignments; a unit that got one in the meantime keeps that one. @returns those inserted. */
export async function insertAssignments(
  tx: EntityManager,
  obligationId: string,
  rows: readonly NewAssignment[],
  assignedBy: ActorInCapacity,
  at: Date,
): Promise<NewAssignment[]> {
  const inserted = await tx.query<{ id: string }[]>(
    `insert into assignment (id, obligation_id, unit_id, role, origin, reason, cause_id, assigned_at, assigned_by)
     select r.id, $1::uuid, r.unit_id, r.role, r.origin, r.reason, r.cause_id, $8::timestamptz, $9::jsonb
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[])
       as r (id, unit_id, role, origin, reason, cause_id)
     on conflict (obligation_id, unit_id) where withdrawn_at is null do nothing returning id`,
    [
      obligationId,
      rows.map(({ id }) => id),
      rows.map(({ unitId }) => unitId),
      rows.map(({ role }) => role),
      rows.map(({ origin }) => origin),
      rows.map(({ reason }) => reason),
      rows.map(({ causeId }) => causeId),
      at,
      assignedBy,
    ],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** Marks assignments as withdrawn, each with its cause. */
export async function withdrawAssignments(
  tx: EntityManager,
  rows: readonly { id: string; causeId: string }[],
  withdrawnBy: ActorInCapacity,
  at: Date,
): Promise<void> {
  await tx.query(
    `update assignment set withdrawn_at = $3, withdrawn_by = $4, withdrawal_cause_id = r.cause_id
     from unnest($1::uuid[], $2::uuid[]) as r (id, cause_id) where assignment.id = r.id`,
    [rows.map(({ id }) => id), rows.map(({ causeId }) => causeId), at, withdrawnBy],
  );
}

/** Locks the tasks of assignments that are still open. */
export function lockOpenTasks(tx: EntityManager, assignmentIds: readonly string[]): Promise<LockedTask[]> {
  return tx.query<LockedTask[]>(
    `select ${lockedTaskColumns} from task t join unit u on u.id = t.unit_id
       join obligation o on o.id = t.obligation_id
     where t.assignment_id = any($1::uuid[]) and t.status = any($2::text[]) order by t.id for no key update of t`,
    [assignmentIds, openStatuses],
  );
}

/** The live assignments under which units report on an obligation, by unit. */
export async function readReportingAssignments(
  tx: EntityManager,
  obligationId: string,
  unitIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; unitId: string }[]>(
    `select id, unit_id as "unitId" from assignment
     where obligation_id = $1 and unit_id = any($2::uuid[]) and withdrawn_at is null and role = any($3::text[])`,
    [obligationId, unitIds, reportingRoles],
  );
  return new Map(rows.map(({ id, unitId }) => [unitId, id]));
}
