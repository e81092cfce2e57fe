import type { EntityManager } from 'typeorm';
import type { FactChange } from './cell-deltas.rules.js';
import type { TaskFact, TaskObservation } from './task-fact.rules.js';

const factColumns =
  'task_id, version, unit_id, provision_id, obligation_id, instrument_id, due_on, weight, status, result';
const factArrays =
  '$1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[], $8::bigint[], $9::text[], $10::text[]';

interface FactRow {
  task_id: string;
  version: number;
  unit_id: string;
  provision_id: string;
  obligation_id: string;
  instrument_id: string;
  due_on: string;
  weight: string;
  status: TaskFact['status'];
  result: TaskFact['result'];
}

/** Keeps what each event said of a task; an event that comes twice leaves one row. */
export async function insertHistory(
  tx: EntityManager,
  observations: readonly TaskObservation[],
): Promise<void> {
  await tx.query(
    `insert into task_fact_history (${factColumns}, occurred_at)
     select * from unnest(${factArrays}, $11::timestamptz[]) order by 1, 2
     on conflict do nothing`,
    [...factValues(observations), observations.map((observation) => observation.occurredAt)],
  );
}

/**
 * Brings the facts to their newest version. A task's events come over two lanes, so two transactions may bring the
 * same new task at once: whoever comes second sees the first one's row and goes on from it.
 * @param newest one fact per task, in order of task id.
 * @returns what changed.
 */
export async function replaceFacts(tx: EntityManager, newest: readonly TaskFact[]): Promise<FactChange[]> {
  const changes: FactChange[] = [];
  let missing = await replaceKnown(tx, newest, changes);
  while (missing.length > 0) {
    const inserted = await insertFacts(tx, missing);
    const [mine, taken] = partition(missing, (fact) => inserted.has(fact.taskId));
    changes.push(...mine.map((after) => ({ before: null, after })));
    missing = await replaceKnown(tx, taken, changes);
  }
  return changes;
}

/** Updates those facts that have a row of an older version. @returns the facts that have no row. */
async function replaceKnown(
  tx: EntityManager,
  facts: readonly TaskFact[],
  changes: FactChange[],
): Promise<TaskFact[]> {
  if (facts.length === 0) return [];
  const known = await lockFacts(tx, facts);
  const newer = facts.flatMap((after) => {
    const before = known.get(after.taskId);
    return before && before.version < after.version ? [{ before, after }] : [];
  });
  if (newer.length > 0)
    await updateFacts(
      tx,
      newer.map((change) => change.after),
    );
  changes.push(...newer);
  return facts.filter((fact) => !known.has(fact.taskId));
}

async function lockFacts(tx: EntityManager, facts: readonly TaskFact[]): Promise<Map<string, TaskFact>> {
  const rows = await tx.query<FactRow[]>(
    `select task_id, version, unit_id, provision_id, obligation_id, instrument_id, due_on::text, weight, status, result
     from task_fact where task_id = any($1::uuid[]) order by task_id for update`,
    [facts.map((fact) => fact.taskId)],
  );
  return new Map(rows.map((row) => [row.task_id, toFact(row)]));
}

async function insertFacts(tx: EntityManager, facts: readonly TaskFact[]): Promise<Set<string>> {
  const rows = await tx.query<{ task_id: string }[]>(
    `insert into task_fact (${factColumns}) select * from unnest(${factArrays}) order by 1
     on conflict do nothing returning task_id`,
    factValues(facts),
  );
  return new Set(rows.map((row) => row.task_id));
}

async function updateFacts(tx: EntityManager, facts: readonly TaskFact[]): Promise<void> {
  await tx.query(
    `update task_fact set version = input.version, unit_id = input.unit_id, provision_id = input.provision_id,
       obligation_id = input.obligation_id, instrument_id = input.instrument_id, due_on = input.due_on,
       weight = input.weight, status = input.status, result = input.result
     from unnest(${factArrays}) as input (${factColumns})
     where task_fact.task_id = input.task_id`,
    factValues(facts),
  );
}

function factValues(facts: readonly TaskFact[]): unknown[] {
  return [
    facts.map((fact) => fact.taskId),
    facts.map((fact) => fact.version),
    facts.map((fact) => fact.unitId),
    facts.map((fact) => fact.provisionId),
    facts.map((fact) => fact.obligationId),
    facts.map((fact) => fact.instrumentId),
    facts.map((fact) => fact.dueOn),
    facts.map((fact) => fact.weight),
    facts.map((fact) => fact.status),
    facts.map((fact) => fact.result),
  ];
}

function toFact(row: FactRow): TaskFact {
  return {
    taskId: row.task_id,
    version: row.version,
    unitId: row.unit_id,
    provisionId: row.provision_id,
    obligationId: row.obligation_id,
    instrumentId: row.instrument_id,
    dueOn: row.due_on,
    weight: Number(row.weight),
    status: row.status,
    result: row.result,
  };
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
