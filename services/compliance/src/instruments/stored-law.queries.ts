import { searchText } from '@rasad/service-kit';
import type { LocalizedText } from '@rasad/event-contracts';
import type { InstrumentExpression } from '@rasad/import-formats';
import type { EntityManager } from 'typeorm';
import { effectiveDay, expressionKey, predecessorOf } from './expression.rules.js';
import type { CurrentText, InstrumentPlan } from './instrument.rules.js';
import type {
  StoredExpression,
  StoredInstrument,
  StoredLaw,
  StoredProvision,
  Wording,
} from './stored-law.js';

const nothingStored: StoredLaw = {
  instrument: null,
  expressions: [],
  provisions: [],
  sameExpression: [],
  previousExpression: [],
};

const wordingColumns = (alias: string) => `${alias}.kind, ${alias}.number, ${alias}.label, ${alias}.heading,
  ${alias}.text, ${alias}.status, ${alias}.duty_kind as "dutyKind", ${alias}.other_duty_kinds as "otherDutyKinds",
  ${alias}.content_status as "contentStatus", ${alias}.confidence, ${alias}.sources, ${alias}.note,
  ${alias}.sample, ${alias}.parent_id as "parentId", ${alias}.position, ${alias}.path,
  ${alias}.in_force_from::text as "inForceFrom"`;

/** Holds an instrument's code until the transaction ends: one import of it at a time, a first one included. */
export async function lockInstrumentCode(tx: EntityManager, code: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('instrument:' || $1, 0))`, [code]);
}

/** An instrument's row by its code; null where there is none. */
export async function findInstrument(tx: EntityManager, code: string): Promise<StoredInstrument | null> {
  const [instrument] = await tx.query<StoredInstrument[]>(
    `select id, code, kind, title, sample, current_expression_id as "currentExpressionId",
       log_version as "logVersion" from instrument where code = $1`,
    [code],
  );
  return instrument ?? null;
}

/** An instrument's expressions in the order of their import. */
export function readExpressions(tx: EntityManager, instrumentId: string): Promise<StoredExpression[]> {
  return tx.query<StoredExpression[]>(
    `select id, key, label, title, adopted_on::text as "adoptedOn", notified_on::text as "notifiedOn",
       in_force_from::text as "inForceFrom", gazetted_on::text as "gazettedOn", jalali_year as "jalaliYear",
       note, effective_on::text as "effectiveOn", base_expression_id as "baseExpressionId"
     from expression where instrument_id = $1 order by imported_at, id`,
    [instrumentId],
  );
}

/** Every provision that an instrument ever had. */
export function readProvisions(tx: EntityManager, instrumentId: string): Promise<StoredProvision[]> {
  return tx.query<StoredProvision[]>(
    `select p.id, p.e_id as "eId", ${wordingColumns('p')}, p.expression_id as "expressionId",
       p.worded_by as "wordedBy", p.binds_from::text as "bindsFrom"
     from provision p where p.instrument_id = $1 order by p.position, p.id`,
    [instrumentId],
  );
}

/** An expression's provisions as it words them, in order. */
export function readWordings(tx: EntityManager, expressionId: string): Promise<Wording[]> {
  return tx.query<Wording[]>(
    `select p.id, p.e_id as "eId", ${wordingColumns('w')} from expression_provision w
       join provision p on p.id = w.provision_id
     where w.expression_id = $1 order by w.position`,
    [expressionId],
  );
}

/** All that is stored of an instrument, seen from one of its expressions. @param today Gregorian date. */
export async function readStoredLaw(
  tx: EntityManager,
  code: string,
  given: InstrumentExpression,
  today: string,
): Promise<StoredLaw> {
  const instrument = await findInstrument(tx, code);
  if (!instrument) return nothingStored;
  const expressions = await readExpressions(tx, instrument.id);
  const same = expressions.find(({ key }) => key === expressionKey(given));
  const dated = { id: same?.id ?? '', effectiveOn: effectiveDay(given) };
  const previous = predecessorOf(dated, expressions, today);
  return {
    instrument,
    expressions,
    provisions: await readProvisions(tx, instrument.id),
    sameExpression: same ? await readWordings(tx, same.id) : [],
    previousExpression: previous ? await readWordings(tx, previous.id) : [],
  };
}

/** Stores a text: instrument, expression and its wordings. @param at UTC instant of the import. */
export async function writeText(tx: EntityManager, plan: InstrumentPlan, at: Date): Promise<void> {
  const { id, code, kind, title, sample } = plan.instrument;
  await tx.query(
    `insert into instrument (id, code, kind, title, sample, log_version, imported_at)
     values ($1, $2, $3, $4, $5, 0, $6)
     on conflict (id) do update set kind = $3, title = $4, sample = $5, imported_at = $6`,
    [id, code, kind, title, sample, at],
  );
  await writeExpression(tx, plan, at);
  await writeProvisions(tx, plan);
  await writeWordings(tx, plan);
}

/** Makes a stored text the one in force. */
export async function writeCurrent(tx: EntityManager, plan: CurrentText): Promise<void> {
  await writeProvisions(tx, plan);
  await tx.query('update instrument set current_expression_id = $2, title = $3 where id = $1', [
    plan.instrument.id,
    plan.expression.id,
    plan.instrument.title,
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
  await tx.query(
    `insert into expression (id, instrument_id, key, label, title, adopted_on, notified_on, in_force_from,
       gazetted_on, jalali_year, note, effective_on, base_expression_id, imported_at)
     select r.id, $2::uuid, r.key, r.label, r.title, r."adoptedOn", r."notifiedOn", r."inForceFrom",
       r."gazettedOn", r."jalaliYear", r.note, r."effectiveOn", r."baseExpressionId", $3::timestamptz
     from jsonb_to_record($1::jsonb) as r (id uuid, key text, label jsonb, title jsonb, "adoptedOn" date,
       "notifiedOn" date, "inForceFrom" date, "gazettedOn" date, "jalaliYear" integer, note jsonb,
       "effectiveOn" date, "baseExpressionId" uuid)
     on conflict (id) do update set label = excluded.label, title = excluded.title,
       adopted_on = excluded.adopted_on, notified_on = excluded.notified_on,
       in_force_from = excluded.in_force_from, gazetted_on = excluded.gazetted_on,
       jalali_year = excluded.jalali_year, note = excluded.note, effective_on = excluded.effective_on,
       base_expression_id = excluded.base_expression_id`,
    [JSON.stringify(expression), instrument.id, at],
  );
}

const wordingNames = `kind, number, label, heading, text, status, duty_kind, other_duty_kinds, content_status,
  confidence, sources, note, sample, parent_id, position, path, in_force_from`;

const standingNames = `expression_id, worded_by, binds_from, search`;

const recordColumns = `r.kind, r.number, r.label, r.heading, r.text, r.status, r."dutyKind", r."otherDutyKinds",
  r."contentStatus", r.confidence, r.sources, r.note, r.sample, r."parentId", r.position, r.path, r."inForceFrom"`;

const recordSet = (
  parameter: string,
) => `jsonb_to_recordset(${parameter}::jsonb) as r (id uuid, "eId" text, kind text, number text, label jsonb,
  heading jsonb, text jsonb, status text, "dutyKind" text, "otherDutyKinds" text[], "contentStatus" text,
  confidence text, sources text[], note jsonb, sample boolean, "parentId" uuid, position integer, path uuid[],
  "inForceFrom" date, "expressionId" uuid, "wordedBy" uuid, "bindsFrom" date, search text)`;

/** A provision takes over the current expression's words; from another one only what is not known from a third. */
async function writeProvisions(
  tx: EntityManager,
  plan: Pick<InstrumentPlan, 'instrument' | 'rows' | 'becomesCurrent'>,
): Promise<void> {
  const takeOver = `${wordingNames}, ${standingNames}`
    .split(',')
    .map((name) => `${name.trim()} = excluded.${name.trim()}`)
    .join(', ');
  const condition = plan.becomesCurrent ? '' : 'where provision.expression_id = excluded.expression_id';
  await tx.query(
    `insert into provision (instrument_id, id, e_id, ${standingNames}, ${wordingNames})
     select $1::uuid, r.id, r."eId", r."expressionId", r."wordedBy", r."bindsFrom", r.search, ${recordColumns}
     from ${recordSet('$2')}
     on conflict (id) do update set ${takeOver} ${condition}`,
    [plan.instrument.id, JSON.stringify(plan.rows.map((row) => ({ ...row, search: searchWords(row) })))],
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
