import type { EntityManager } from 'typeorm';
import type { Occurrence } from '../deadlines/occurrence.rules.js';
import { anchorDatesColumn } from '../obligations/stored-obligations.queries.js';
import { lockedTaskColumns, type LockedTask } from '../tasks/task-lock.queries.js';
import { openStatuses } from '../tasks/task.rules.js';
import { reportingRoles, type DerivedUnit, type LiveAssignment } from './assignment.rules.js';
import type { Cause, DerivedObligation, NewAssignment, NewTask } from './derived-obligation.js';

/** Which obligations to derive: those of an instrument, or all whose assignments follow the tree. */
export type ObligationChoice = { instrumentId: string } | 'FOLLOWING';

/** Locks the obligations of a choice, in one order for all, with what their assignments follow from. */
export function lockDerivedObligations(
  tx: EntityManager,
  choice: ObligationChoice,
  today: string,
): Promise<DerivedObligation[]> {
  const condition = choice === 'FOLLOWING' ? 'o.derived_at is not null' : 'o.instrument_id = $2';
  return tx.query<DerivedObligation[]>(
    `select o.id, o.provision_id as "provisionId", o.instrument_id as "instrumentId", o.title, o.weight,
       o.sample, o.applicability, o.exclusions, o.cadence, o.period, o.deadline,
       o.valid_from::text as "validFrom", o.valid_to::text as "validTo",
       o.log_version as "logVersion", ${anchorDatesColumn} as dates,
       p.status <> 'REPEALED' and (p.binds_from is null or p.binds_from <= $1::date) as binding
     from obligation o join provision p on p.id = o.provision_id join expression e on e.id = p.worded_by
     where ${condition} order by o.id for no key update of o`,
    choice === 'FOLLOWING' ? [today] : [today, choice.instrumentId],
  );
}

/** Units as the derivation sees them; all, or those of the given ids. */
export function readUnits(tx: EntityManager, unitIds: readonly string[] | null): Promise<DerivedUnit[]> {
  return tx.query<DerivedUnit[]>(
    `select u.id, u.code, u.kind, u.tags, u.valid_from::text as "validFrom", u.valid_to::text as "validTo",
       array(select step.code from unnest(u.path) with ordinality as above (id, place)
         join unit step on step.id = above.id order by above.place) as lineage
     from unit u where $1::uuid[] is null or u.id = any($1::uuid[]) order by u.sort_path, u.id`,
    [unitIds],
  );
}

/** Live assignments of obligations; all, or those of the given units. */
export function readLiveAssignments(
  tx: EntityManager,
  obligationIds: readonly string[],
  unitIds: readonly string[] | null,
): Promise<(LiveAssignment & { obligationId: string })[]> {
  return tx.query<(LiveAssignment & { obligationId: string })[]>(
    `select id, obligation_id as "obligationId", unit_id as "unitId", role from assignment
     where obligation_id = any($1::uuid[]) and withdrawn_at is null and origin = 'RULE'
       and ($2::uuid[] is null or unit_id = any($2::uuid[]))
     order by id`,
    [obligationIds, unitIds],
  );
}

/** Inserts assignments; a unit that got one in the meantime keeps that one. @returns those inserted. */
export async function insertAssignments(
  tx: EntityManager,
  obligationId: string,
  rows: readonly NewAssignment[],
  cause: Cause,
  at: Date,
): Promise<NewAssignment[]> {
  const inserted = await tx.query<{ id: string }[]>(
    `insert into assignment (id, obligation_id, unit_id, role, assigned_at, assigned_by)
     select r.id, $1::uuid, r.unit_id, r.role, $5::timestamptz, $6::jsonb
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as r (id, unit_id, role)
     on conflict (obligation_id, unit_id) where withdrawn_at is null do nothing returning id`,
    [
      obligationId,
      rows.map(({ id }) => id),
      rows.map(({ unitId }) => unitId),
      rows.map(({ role }) => role),
      at,
      cause,
    ],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** Marks assignments as withdrawn. */
export async function withdrawAssignments(
  tx: EntityManager,
  ids: readonly string[],
  cause: Cause,
  at: Date,
): Promise<void> {
  await tx.query('update assignment set withdrawn_at = $2, withdrawn_by = $3 where id = any($1::uuid[])', [
    ids,
    at,
    cause,
  ]);
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

/** An assignment that lacks the task of an occurrence. */
export interface Unopened {
  obligationId: string;
  assignmentId: string;
  unitId: string;
}

/** Live assignments whose units report and that have no task yet for the occurrence of their obligation. */
export function readUnopened(
  tx: EntityManager,
  due: readonly { obligationId: string; key: string }[],
  unitIds: readonly string[] | null,
): Promise<Unopened[]> {
  return tx.query<Unopened[]>(
    `select a.obligation_id as "obligationId", a.id as "assignmentId", a.unit_id as "unitId"
     from unnest($1::uuid[], $2::text[]) as due (obligation_id, key)
       join assignment a on a.obligation_id = due.obligation_id
     where a.withdrawn_at is null and a.role = any($3::text[])
       and ($4::uuid[] is null or a.unit_id = any($4::uuid[]))
       and not exists (select from task t where t.assignment_id = a.id and t.period_key = due.key)
     order by a.id`,
    [due.map(({ obligationId }) => obligationId), due.map(({ key }) => key), reportingRoles, unitIds],
  );
}

/** Opens tasks of one occurrence. */
export async function insertTasks(
  tx: EntityManager,
  obligation: DerivedObligation,
  occurrence: Occurrence,
  rows: readonly NewTask[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into task (id, assignment_id, unit_id, obligation_id, provision_id, instrument_id, period_key,
       period_label, due_on, due_derivation, sample, opened_at, updated_at)
     select r.id, r.assignment_id, r.unit_id, $4::uuid, $5::uuid, $6::uuid, $7, $8::jsonb, $9::date, $10::jsonb,
       $11::boolean, $12::timestamptz, $12::timestamptz
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as r (id, assignment_id, unit_id)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ assignmentId }) => assignmentId),
      rows.map(({ unitId }) => unitId),
      obligation.id,
      obligation.provisionId,
      obligation.instrumentId,
      occurrence.key,
      occurrence.label,
      occurrence.dueOn,
      occurrence.derivation,
      obligation.sample,
      at,
    ],
  );
}

/** Notes how many events obligations have, and that their assignments follow the tree from now on. */
export async function markDerived(
  tx: EntityManager,
  obligations: readonly DerivedObligation[],
  at: Date,
): Promise<void> {
  await tx.query(
    `update obligation o set log_version = r.log_version, derived_at = coalesce(o.derived_at, $3::timestamptz)
     from unnest($1::uuid[], $2::integer[]) as r (id, log_version)
     where o.id = r.id and (o.log_version <> r.log_version or o.derived_at is null)`,
    [obligations.map(({ id }) => id), obligations.map(({ logVersion }) => logVersion), at],
  );
}

/** Whether there is an instrument of this row id. */
export async function instrumentExists(tx: EntityManager, id: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select from instrument where id = $1', [id]);
  return rows.length > 0;
}
