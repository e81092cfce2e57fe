import { searchText } from '@rasad/service-kit';
import type { LocalizedText } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { expressionKey, type InstrumentPlan, type StoredLaw } from './instrument.rules.js';
import type { StoredExpression, StoredInstrument, Wording } from './stored-law.js';
import type { InstrumentDocument } from '@rasad/import-formats';

const wordingColumns = (alias: string) => `${alias}.kind, ${alias}.number, ${alias}.label, ${alias}.heading,
  ${alias}.text, ${alias}.status, ${alias}.duty_kind as "dutyKind", ${alias}.other_duty_kinds as "otherDutyKinds",
  ${alias}.content_status as "contentStatus", ${alias}.confidence, ${alias}.sources, ${alias}.note,
  ${alias}.sample, ${alias}.parent_id as "parentId", ${alias}.position, ${alias}.path`;

/** Holds an instrument's code until the transaction ends: one import of it at a time, a first one included. */
export async function lockInstrumentCode(tx: EntityManager, code: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('instrument:' || $1, 0))`, [code]);
}

/** All that is stored of the instrument of a document. */
export async function readStoredLaw(tx: EntityManager, document: InstrumentDocument): Promise<StoredLaw> {
  const [instrument] = await tx.query<StoredInstrument[]>(
    `select id, code, kind, title, sample, current_expression_id as "currentExpressionId",
       log_version as "logVersion" from instrument where code = $1`,
    [document.code],
  );
  if (!instrument) return { instrument: null, expressions: [], provisions: [], sameExpression: [] };
  const expressions = await tx.query<StoredExpression[]>(
    `select id, key, label, adopted_on::text as "adoptedOn", notified_on::text as "notifiedOn",
       in_force_from::text as "inForceFrom", gazetted_on::text as "gazettedOn", note
     from expression where instrument_id = $1`,
    [instrument.id],
  );
  const provisions = await tx.query<Wording[]>(
    `select p.id, p.e_id as "eId", ${wordingColumns('p')} from provision p where p.instrument_id = $1
     order by p.position, p.id`,
    [instrument.id],
  );
  const same = expressions.find(({ key }) => key === expressionKey(document.expression));
  const sameExpression = same ? await readExpression(tx, same.id) : [];
  return { instrument, expressions, provisions, sameExpression };
}

function readExpression(tx: EntityManager, expressionId: string): Promise<Wording[]> {
  return tx.query<Wording[]>(
    `select p.id, p.e_id as "eId", ${wordingColumns('w')} from expression_provision w
       join provision p on p.id = w.provision_id
     where w.expression_id = $1 order by w.position`,
    [expressionId],
  );
}

/** Writes a plan. @param at UTC instant of the import. */
export async function writeInstrument(tx: EntityManager, plan: InstrumentPlan, at: Date): Promise<void> {
  const { instrument, expression, becomesCurrent } = plan;
  await tx.query(
    `insert into instrument (id, code, kind, title, sample, log_version, imported_at)
     values ($1, $2, $3, $4, $5, 0, $6)
     on conflict (id) do update set kind = $3, title = $4, sample = $5, imported_at = $6`,
    [instrument.id, instrument.code, instrument.kind, instrument.title, instrument.sample, at],
  );
  await writeExpression(tx, plan, at);
  await writeProvisions(tx, plan);
  await writeWordings(tx, plan);
  if (!becomesCurrent) return;
  await tx.query('update instrument set current_expression_id = $2 where id = $1', [
    instrument.id,
    expression.id,
  ]);
  await tx.query(`update provision set status = 'REPEALED' where id = any($1::uuid[])`, [
    plan.repealed.map(({ id }) => id),
  ]);
}

async function writeExpression(
  tx: EntityManager,
  { instrument, expression }: InstrumentPlan,
  at: Date,
): Promise<void> {
  const { id, key, label, adoptedOn, notifiedOn, inForceFrom, gazettedOn, note } = expression;
  await tx.query(
    `insert into expression (id, instrument_id, key, label, adopted_on, notified_on, in_force_from, gazetted_on,
       note, imported_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do update set label = $4, adopted_on = $5, notified_on = $6, in_force_from = $7,
       gazetted_on = $8, note = $9, imported_at = $10`,
    [id, instrument.id, key, label, adoptedOn, notifiedOn, inForceFrom, gazettedOn, note, at],
  );
}

const recordColumns = `r.kind, r.number, r.label, r.heading, r.text, r.status, r."dutyKind", r."otherDutyKinds",
  r."contentStatus", r.confidence, r.sources, r.note, r.sample, r."parentId", r.position, r.path`;

const wordingNames = `kind, number, label, heading, text, status, duty_kind, other_duty_kinds, content_status,
  confidence, sources, note, sample, parent_id, position, path`;

const recordSet = (
  parameter: string,
) => `jsonb_to_recordset(${parameter}::jsonb) as r (id uuid, "eId" text, kind text, number text, label jsonb,
  heading jsonb, text jsonb, status text, "dutyKind" text, "otherDutyKinds" text[], "contentStatus" text,
  confidence text, sources text[], note jsonb, sample boolean, "parentId" uuid, position integer, path uuid[],
  search text)`;

/** A provision takes over the current expression's words; from an older one only what was never seen is added. */
async function writeProvisions(tx: EntityManager, plan: InstrumentPlan): Promise<void> {
  const takeOver = wordingNames
    .split(',')
    .map((name) => `${name.trim()} = excluded.${name.trim()}`)
    .join(', ');
  const conflict = plan.becomesCurrent
    ? `do update set expression_id = excluded.expression_id, search = excluded.search, ${takeOver}`
    : 'do nothing';
  await tx.query(
    `insert into provision (instrument_id, expression_id, id, e_id, search, ${wordingNames})
     select $1::uuid, $2::uuid, r.id, r."eId", r.search, ${recordColumns} from ${recordSet('$3')}
     on conflict (id) ${conflict}`,
    [
      plan.instrument.id,
      plan.expression.id,
      JSON.stringify(plan.provisions.map((wording) => ({ ...wording, search: searchWords(wording) }))),
    ],
  );
}

async function writeWordings(tx: EntityManager, { expression, provisions }: InstrumentPlan): Promise<void> {
  await tx.query('delete from expression_provision where expression_id = $1', [expression.id]);
  await tx.query(
    `insert into expression_provision (expression_id, provision_id, ${wordingNames})
     select $1::uuid, r.id, ${recordColumns} from ${recordSet('$2')}`,
    [expression.id, JSON.stringify(provisions)],
  );
}

function searchWords({ eId, number, label, heading, text }: Wording): string {
  const words = (localized: LocalizedText | null) => [localized?.fa, localized?.en];
  return searchText([eId, number, ...words(label), ...words(heading), ...words(text)].join(' '));
}

/** Takes versions of an instrument's events. @returns the first of them. */
export async function takeInstrumentVersions(
  tx: EntityManager,
  instrumentId: string,
  count: number,
): Promise<number> {
  const [rows] = await tx.query<[{ last: number }[], number]>(
    'update instrument set log_version = log_version + $2 where id = $1 returning log_version as last',
    [instrumentId, count],
  );
  const last = rows[0]?.last ?? count;
  return last - count + 1;
}
