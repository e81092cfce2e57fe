import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '@rasad/local';
import { inWords, spreadOf, type Spread } from './figures.ts';
import { fanOut, rootCode, type Size } from './large-organisation.ts';
import { ServiceUnderBench, startServers } from './platform-parts.ts';
import { SubgraphClient } from './subgraph-client.ts';

/** Stands for the whole organisation as a grant's scope. */
const everything = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** Units of the levels that every document names. */
const upper = Array.from({ length: 1 + fanOut + fanOut ** 2 }, (_, number) => number);
/** How often each query runs; the middle counts. */
const rounds = 15;
/** Milliseconds that the database may take for one. */
const budget = 50;
/** Units of one imported document. */
const unitsPerDocument = 5_000;
/** The region that moves, where it goes, and a day before that. */
const [region, otherRegion, longAgo] = ['unit-1', 'unit-2', '2020-06-01'];

/** A statement of the service with its values. */
interface Statement {
  sql: string;
  parameters: unknown[];
}

/** The reads of the service's built program that are measured here. */
interface UnitReads {
  list(request: object): Promise<unknown>;
  count(request: object): Promise<unknown>;
  onDays(requests: object[]): Promise<unknown>;
  childrenOf(requests: object[]): Promise<unknown>;
}

interface QueryFigures {
  /** Time that the database took, without the way to it. */
  times: Spread;
  plan: string[];
}

/** Imports an organisation of so many units, reads it as of today and of the past, and moves a large part of it. */
export async function organisationBench(size: Size): Promise<Record<string, unknown>> {
  const servers = await startServers();
  const directory = await ServiceUnderBench.start('directory', servers.nats);
  try {
    const admin = new SubgraphClient(directory.url, 'directory', { role: 'ADMIN', unitId: everything });
    const imports = await importUnits(admin, size.units);
    const move = await moveRegion(admin, directory);
    await directory.database.query('vacuum analyze');
    const queries = await measureReads(directory);
    const overBudget = Object.keys(queries).filter((name) => (queries[name]?.times.median ?? 0) > budget);
    return { units: size.units, imports, move, queries, overBudget, peakMemoryMiB: directory.peakMemory() };
  } finally {
    await directory.stop();
    await servers.stop();
  }
}

/** Each document names the units above its own, and the upper levels as a whole, whose order it would change else. */
async function importUnits(
  admin: SubgraphClient,
  count: number,
): Promise<{ units: number; seconds: number }[]> {
  const taken: { units: number; seconds: number }[] = [];
  for (let from = 0; from < count; from += unitsPerDocument) {
    const numbers = Array.from(
      { length: Math.min(unitsPerDocument, count - from) },
      (_, index) => from + index,
    );
    const named = new Set([...upper, ...numbers].flatMap((number) => [...ancestryOf(number)]));
    const units = [...named].sort((a, b) => a - b).map(documentUnit);
    const document = JSON.stringify({ format: 'rasad.organisation/1', units });
    const begun = performance.now();
    await admin.mutate('importOrganisation', 'OrganisationImportInput', { document }, 'changes { code }');
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    taken.push({ units: numbers.length, seconds });
    process.stderr.write(`imported ${from + numbers.length} of ${count} units: ${seconds} s\n`);
  }
  return taken;
}

function* ancestryOf(number: number): Generator<number> {
  for (let at = number; at > 0; at = Math.floor((at - 1) / fanOut)) yield at;
  yield 0;
}

function documentUnit(number: number) {
  return {
    code: `unit-${number}`,
    parent: number === 0 ? null : `unit-${Math.floor((number - 1) / fanOut)}`,
    kind: number === 0 ? 'HEADQUARTERS' : 'UNIT',
    name: { fa: `واحد ${number}`, en: `Unit ${number}` },
    validFrom: '2020-03-20',
    sample: true,
  };
}

async function moveRegion(admin: SubgraphClient, directory: ServiceUnderBench) {
  const [id, parentId] = [await idOf(admin, region), await idOf(admin, otherRegion)];
  const [row] = await directory.database.query<{ units: number }>(
    'select count(*)::integer as units from unit where path @> array[(select id from unit where code = $1)]',
    [region],
  );
  const begun = performance.now();
  const input = { unitId: id, parentId, effectiveOn: '2025-03-21' };
  await admin.mutate('moveOrgUnit', 'MoveOrgUnitInput', input, 'unit { id }');
  const milliseconds = Math.round(performance.now() - begun);
  process.stderr.write(`moved ${row?.units} units: ${milliseconds} ms\n`);
  return { units: row?.units, milliseconds };
}

async function idOf(admin: SubgraphClient, code: string): Promise<string> {
  const { orgUnit } = await admin.ask<{ orgUnit: { id: string } }>(
    'query ($code: String) { orgUnit(code: $code) { id } }',
    { code },
  );
  return orgUnit.id;
}

async function measureReads(directory: ServiceUnderBench): Promise<Record<string, QueryFigures>> {
  const ids = await rowIds(directory);
  const page = { order: { field: 'TREE', direction: 'ASC' }, lang: 'FA', first: 50, after: null };
  const today = new Date().toISOString().slice(0, 10);
  const subtreeOf = ids.get(otherRegion);
  const reads: Record<string, (queries: UnitReads) => Promise<unknown>> = {
    'page of the whole tree': (q) => q.list({ ...page, filter: {}, asOf: today }),
    'its later page': (q) =>
      q.list({ ...page, filter: {}, asOf: today, after: ids.get('unit-30000') ?? null }),
    'page of a subtree': (q) => q.list({ ...page, filter: { subtreeOf }, asOf: today }),
    'count of a subtree': (q) => q.count({ filter: { subtreeOf }, asOf: today }),
    'count of the whole tree': (q) => q.count({ filter: {}, asOf: today }),
    'page of a subtree before the move': (q) => q.list({ ...page, filter: { subtreeOf }, asOf: longAgo }),
    'page by code': (q) =>
      q.list({ ...page, order: { field: 'CODE', direction: 'ASC' }, filter: {}, asOf: today }),
    'page by name': (q) =>
      q.list({ ...page, order: { field: 'NAME', direction: 'ASC' }, filter: {}, asOf: today }),
    'ancestors of 50 units': (q) => q.onDays(ancestorsAsked(ids, longAgo)),
    'children of a unit': (q) => q.childrenOf([{ parentId: ids.get(rootCode), asOf: longAgo }]),
  };
  const figures: Record<string, QueryFigures> = {};
  for (const [name, read] of Object.entries(reads)) {
    figures[name] = await measureRead(directory, read);
    process.stderr.write(`${name}: ${inWords(figures[name].times)}\n`);
  }
  return figures;
}

async function rowIds(directory: ServiceUnderBench): Promise<Map<string, string>> {
  const rows = await directory.database.query<{ code: string; id: string }>('select code, id from unit');
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The ancestors of a page of the deepest units, as the loader of one request asks for them. */
function ancestorsAsked(ids: ReadonlyMap<string, string>, asOf: string): object[] {
  const numbers = Array.from({ length: 50 }, (_, index) => ids.size - 1 - index);
  const above = new Set(numbers.flatMap((number) => [...ancestryOf(number)].slice(1)));
  return [...above].map((number) => ({ unitId: ids.get(`unit-${number}`), asOf }));
}

/** What the statement of a read costs the database, and how it is carried out. */
async function measureRead(
  directory: ServiceUnderBench,
  read: (queries: UnitReads) => Promise<unknown>,
): Promise<QueryFigures> {
  const statements: Statement[] = [];
  const recorder = await unitReads({
    query: (sql: string, parameters: unknown[] = []) => {
      statements.push({ sql, parameters });
      return directory.database.query(sql, parameters);
    },
  });
  await read(recorder);
  const [statement] = statements;
  if (!statement) throw new Error('nothing was asked');
  const times: number[] = [];
  let plan: string[] = [];
  for (let round = 0; round < rounds; round++) {
    plan = await planOf(directory, statement);
    times.push(millisecondsIn(plan));
  }
  return { times: spreadOf(times), plan };
}

async function planOf(directory: ServiceUnderBench, { sql, parameters }: Statement): Promise<string[]> {
  const rows = await directory.database.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off, timing off) ${sql}`,
    parameters,
  );
  return rows.map((row) => row['QUERY PLAN']);
}

function millisecondsIn(plan: readonly string[]): number {
  const line = plan.find((one) => one.startsWith('Execution Time'));
  return Number(/[\d.]+/.exec(line ?? '')?.[0]);
}

/** The service's own reads, over any connection: what is measured is what it sends. */
async function unitReads(dataSource: object): Promise<UnitReads> {
  const file = join(projectRoot, 'services', 'directory', 'dist', 'units', 'units.queries.js');
  const { UnitsQueries } = (await import(pathToFileURL(file).href)) as {
    UnitsQueries: new (dataSource: object) => UnitReads;
  };
  return new UnitsQueries(dataSource);
}
