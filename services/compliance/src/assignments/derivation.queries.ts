import type { EntityManager } from 'typeorm';
import type { Occurrence } from '../deadlines/occurrence.rules.js';
import { anchorDatesColumn } from '../obligations/stored-obligations.queries.js';
import { reportingRoles } from './assignment.rules.js';
import type { DerivedObligation, NewTask } from './derived-obligation.js';

/**
 * Which obligations to derive: all of a choice, or only those that were derived before and follow change since, and those
 * that were laid on some unit by hand.
 */
export interface ObligationChoice {
  /** Null for every instrument. */
  instrumentId: string | null;
  choice: 'ALL' | 'FOLLOWING';
}

const chosen = `($1::uuid is null or o.instrument_id = $1) and ($2 = 'ALL' or o.derived_at is not null or exists (
  select from assignment a where a.obligation_id = o.id and a.withdrawn_at is null))`;

/** Row ids of the next obligations of a choice after one of them, in one order for all. */
export async function nextObligationIds(
  tx: EntityManager,
  { instrumentId, choice }: ObligationChoice,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select o.id from obligation o where ${chosen} and ($3::uuid is null or o.id > $3) order by o.id limit $4`,
    [instrumentId, choice, after, limit],
  );
  return rows.map(({ id }) => id);
}

/** How many obligations a choice has. */
export async function countObligations(
  tx: EntityManager,
  { instrumentId, choice }: ObligationChoice,
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::integer as count from obligation o where ${chosen}`,
    [instrumentId, choice],
  );
  return row?.count ?? 0;
}

/** Locks obligations, in one order for all, with what their assignments follow from. */
export function lockDerivedObligations(
  tx: EntityManager,
  ids: readonly string[],
  today: string,
): Promise<DerivedObligation[]> {
  return tx.query<DerivedObligation[]>(
    `select o.id, o.provision_id as "provisionId", o.instrument_id as "instrumentId", o.title, o.weight,
       o.sample, o.applicability, o.exclusions, o.cadence, o.period, o.deadline,
       o.valid_from::text as "validFrom", o.valid_to::text as "validTo",
       o.derived_at is not null as derived, o.log_version as "logVersion", ${anchorDatesColumn} as dates,
       p.status <> 'REPEALED' and (p.binds_from is null or p.binds_from <= $2::date) as binding
     from obligation o join provision p on p.id = o.provision_id join expression e on e.id = p.worded_by
     where o.id = any($1::uuid[]) order by o.id for no key update of o`,
    [ids, today],
  );
}

/** An assignment that lacks the task of an occurrence. */
export interface Unopened {
  obligationId: string;
  assignmentId: string;
  unitId: string;
  unitPath: string[];
}

/** Live assignments whose units report and that have no task yet for the occurrence of their obligation. */
export function readUnopened(
  tx: EntityManager,
  due: readonly { obligationId: string; key: string }[],
  unitIds: readonly string[] | null,
  limit: number,
): Promise<Unopened[]> {
  return tx.query<Unopened[]>(
    `select a.obligation_id as "obligationId", a.id as "assignmentId", a.unit_id as "unitId", u.path as "unitPath"
     from unnest($1::uuid[], $2::text[]) as due (obligation_id, key)
       join assignment a on a.obligation_id = due.obligation_id join unit u on u.id = a.unit_id
     where a.withdrawn_at is null and a.role = any($3::text[])
       and ($4::uuid[] is null or a.unit_id = any($4::uuid[]))
       and not exists (select from task t where t.assignment_id = a.id and t.period_key = due.key)
     order by a.id limit $5`,
    [due.map(({ obligationId }) => obligationId), due.map(({ key }) => key), reportingRoles, unitIds, limit],
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

/** Notes how many events obligations have, and which of them follow their rules from now on. */
export async function markDerived(
  tx: EntityManager,
  obligations: readonly DerivedObligation[],
  at: Date,
): Promise<void> {
  await tx.query(
    `update obligation o set log_version = r.log_version,
       derived_at = coalesce(o.derived_at, case when r.derived then $4::timestamptz end)
     from unnest($1::uuid[], $2::integer[], $3::boolean[]) as r (id, log_version, derived)
     where o.id = r.id and (o.log_version <> r.log_version or (r.derived and o.derived_at is null))`,
    [
      obligations.map(({ id }) => id),
      obligations.map(({ logVersion }) => logVersion),
      obligations.map(({ derived }) => derived),
      at,
    ],
  );
}

/** Whether there is an instrument of this row id. */
export async function instrumentExists(tx: EntityManager, id: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select from instrument where id = $1', [id]);
  return rows.length > 0;
}
