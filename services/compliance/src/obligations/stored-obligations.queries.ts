import { searchText } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { ObligedInstrument, ObligedProvision, StoredObligation } from './stored-obligation.js';

/** The further provisions of `obligation o`, in the order in which they were named. */
export const furtherProvisionsColumn = `array(select further.provision_id from obligation_provision further
  where further.obligation_id = o.id order by further.place) as "furtherProvisionIds"`;

const columns = `o.id, o.code, o.instrument_id as "instrumentId", o.provision_id as "provisionId", o.title, o.cadence,
  o.period, o.applicability, o.exclusions, o.deadline, o.weight, o.evidence_rule as "evidenceRule",
  o.reviewing_function as "reviewingFunction", o.four_eyes as "fourEyes", o.valid_from::text as "validFrom",
  o.valid_to::text as "validTo", o.reason, o.sample, o.version, ${furtherProvisionsColumn}`;

/** The dates that an expression states, over `expression e`, as one object. */
export const anchorDatesColumn = `jsonb_build_object('ADOPTION', e.adopted_on, 'NOTIFICATION', e.notified_on,
  'ENTRY_INTO_FORCE', e.in_force_from, 'GAZETTE', e.gazetted_on)`;

/**
 * The instrument of a row id with its provisions; null where there is none. Imports of its obligations wait for one
 * another. NO KEY: rows that refer to it, such as a derivation's tasks, do not wait.
 */
export async function lockObligedInstrument(
  tx: EntityManager,
  id: string,
): Promise<ObligedInstrument | null> {
  const [row] = await tx.query<{ id: string; code: string }[]>(
    'select id, code from instrument where id = $1 for no key update',
    [id],
  );
  if (!row) return null;
  const provisions = await tx.query<(ObligedProvision & { eId: string })[]>(
    `select p.id, p.e_id as "eId", ${anchorDatesColumn} as dates
     from provision p join expression e on e.id = p.worded_by where p.instrument_id = $1`,
    [id],
  );
  return { ...row, provisions: new Map(provisions.map(({ eId, ...provision }) => [eId, provision])) };
}

/** Row id and eId of a provision with its instrument's row id; null where there is none. */
export async function findProvision(
  tx: EntityManager,
  id: string,
): Promise<{ eId: string; instrumentId: string } | null> {
  const [row] = await tx.query<{ eId: string; instrumentId: string }[]>(
    'select e_id as "eId", instrument_id as "instrumentId" from provision where id = $1',
    [id],
  );
  return row ?? null;
}

/** The obligations of an instrument, held until the transaction ends. */
export async function lockObligations(tx: EntityManager, instrumentId: string): Promise<StoredObligation[]> {
  return tx.query<StoredObligation[]>(
    `select ${columns} from obligation o where o.instrument_id = $1 order by o.id for no key update`,
    [instrumentId],
  );
}

/** Row id of an obligation's instrument; null where there is no such obligation. */
export async function findInstrumentId(tx: EntityManager, id: string): Promise<string | null> {
  const [row] = await tx.query<{ instrumentId: string }[]>(
    'select instrument_id as "instrumentId" from obligation where id = $1',
    [id],
  );
  return row?.instrumentId ?? null;
}

/** An obligation that there is, held until the transaction ends. */
export async function lockObligation(tx: EntityManager, id: string): Promise<StoredObligation> {
  const [row] = await tx.query<StoredObligation[]>(
    `select ${columns} from obligation o where o.id = $1 for no key update`,
    [id],
  );
  return row as StoredObligation;
}

/** Counts events of an obligation that were appended beside its own change. */
export async function noteEvents(tx: EntityManager, id: string, count: number): Promise<void> {
  await tx.query('update obligation set log_version = log_version + $2 where id = $1', [id, count]);
}

/** Inserts and updates obligations. @returns the version of each one's next event, by row id. */
export async function writeObligations(
  tx: EntityManager,
  obligations: readonly StoredObligation[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; logVersion: number }[]>(
    `insert into obligation as o (id, code, instrument_id, provision_id, title, cadence, period, applicability,
       exclusions, deadline, weight, evidence_rule, reviewing_function, four_eyes, valid_from, valid_to, reason,
       sample, version, log_version, search)
     select r.id, r.code, r."instrumentId", r."provisionId", r.title, r.cadence, r.period, r.applicability,
       r.exclusions, r.deadline, r.weight, r."evidenceRule", r."reviewingFunction", r."fourEyes", r."validFrom",
       r."validTo", r.reason, r.sample, r.version, 1, r.search
     from jsonb_to_recordset($1::jsonb) as r (id uuid, code text, "instrumentId" uuid, "provisionId" uuid,
       title jsonb, cadence text, period text, applicability jsonb, exclusions jsonb, deadline jsonb,
       weight double precision, "evidenceRule" jsonb, "reviewingFunction" text, "fourEyes" boolean,
       "validFrom" date, "validTo" date, reason jsonb, sample boolean, version integer, search text)
     on conflict (id) do update set title = excluded.title, cadence = excluded.cadence, period = excluded.period,
       applicability = excluded.applicability, exclusions = excluded.exclusions, deadline = excluded.deadline,
       weight = excluded.weight, evidence_rule = excluded.evidence_rule,
       reviewing_function = excluded.reviewing_function, four_eyes = excluded.four_eyes,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, reason = excluded.reason,
       sample = excluded.sample, version = excluded.version, log_version = o.log_version + 1,
       search = excluded.search
     returning id, log_version as "logVersion"`,
    [JSON.stringify(obligations.map((obligation) => ({ ...obligation, search: searchWords(obligation) })))],
  );
  await writeFurtherProvisions(tx, obligations);
  return new Map(rows.map(({ id, logVersion }) => [id, logVersion]));
}

async function writeFurtherProvisions(
  tx: EntityManager,
  obligations: readonly StoredObligation[],
): Promise<void> {
  await tx.query('delete from obligation_provision where obligation_id = any($1::uuid[])', [
    obligations.map(({ id }) => id),
  ]);
  const rows = obligations.flatMap(({ id, furtherProvisionIds }) =>
    furtherProvisionIds.map((provisionId, place) => ({ id, provisionId, place })),
  );
  await tx.query(
    `insert into obligation_provision (obligation_id, provision_id, place)
     select r.id, r."provisionId", r.place
     from jsonb_to_recordset($1::jsonb) as r (id uuid, "provisionId" uuid, place integer)`,
    [JSON.stringify(rows)],
  );
}

function searchWords({ code, title }: StoredObligation): string {
  return searchText([code, title.fa, title.en].join(' '));
}

/** Codes of units that this service knows. */
export async function findUnitCodes(tx: EntityManager, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ code: string }[]>('select code from unit where code = any($1::text[])', [
    [...codes],
  ]);
  return new Set(rows.map(({ code }) => code));
}
