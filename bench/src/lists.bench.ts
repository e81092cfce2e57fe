import { setTimeout as pause } from 'node:timers/promises';
import { spreadOf } from './figures.ts';
import { importLaw, importObligations, seedUnits, unitRowId, type Size } from './large-organisation.ts';
import { listQueries, type KnownIds, type ListQuery } from './list-queries.ts';
import { ServiceUnderBench, startServers } from './platform-parts.ts';
import { seedWork } from './seeded-work.ts';
import { StatementLog, type DatabaseWork } from './statement-log.ts';
import { SubgraphClient } from './subgraph-client.ts';

/** Milliseconds of database time that a list may take. */
const budget = 50;

/** How often each query is asked; the middle counts. */
const rounds = 5;

/** Who asks: all see the same lists as far as their grant reaches. */
const scopes = [
  { scope: 'city', role: 'INSPECTOR', unitId: unitRowId(0) },
  { scope: 'district', role: 'INSPECTOR', unitId: unitRowId(3) },
  { scope: 'unit', role: 'REPORTER', unitId: unitRowId(77) },
];

/** What one list costs in one scope. */
interface ListFigure {
  scope: string;
  name: string;
  milliseconds: number;
  indexes: string[];
  scanned: string[];
}

/** Asks for every list of the graph among a million tasks, and tells what each costs the database. */
export async function listsBench(size: Size): Promise<Record<string, unknown>> {
  const servers = await startServers();
  const compliance = await ServiceUnderBench.start('compliance', servers.nats);
  try {
    await seedUnits(compliance.database, size.units);
    const known = await seedLaw(compliance, size);
    await seedWork(compliance.database);
    await StatementLog.switchOn(compliance.database);
    const log = new StatementLog(servers.databaseLog);
    const figures = await measureAll(compliance.url, listQueries(size, known), log);
    const [row] = await compliance.database.query<{ tasks: number }>(
      'select count(*)::integer as tasks from task',
    );
    const overBudget = figures.filter(({ milliseconds, counts }) => milliseconds > budget && !counts);
    return { ...size, ...row, budget, lists: figures, overBudget };
  } finally {
    await compliance.stop();
    await servers.stop();
  }
}

async function seedLaw({ url }: ServiceUnderBench, { obligations }: Size): Promise<KnownIds> {
  const editor = new SubgraphClient(url, 'compliance', { role: 'LAW_EDITOR', unitId: unitRowId(0) });
  const instrumentId = await importLaw(editor, obligations);
  await importObligations(editor, instrumentId, { from: 1, to: obligations });
  const found = await editor.ask<{ obligations: { nodes: { id: string; provision: { id: string } }[] } }>(
    '{ obligations(first: 3) { nodes { id provision { id } } } }',
  );
  const chosen = found.obligations.nodes.at(-1);
  if (!chosen) throw new Error('no obligation');
  return { obligationId: chosen.id, provisionId: chosen.provision.id };
}

async function measureAll(url: string, queries: readonly ListQuery[], log: StatementLog) {
  const figures: (ListFigure & { counts: boolean })[] = [];
  for (const { scope, role, unitId } of scopes) {
    const client = new SubgraphClient(url, 'compliance', { role, unitId });
    await reconnected(client);
    for (const query of queries) {
      const work = await measure(client, query, log);
      figures.push({ scope, name: query.name, ...work, counts: query.counts });
      say(scope, query, work);
    }
  }
  return figures;
}

/** Sessions were ended so that new ones tell of their statements. */
async function reconnected(client: SubgraphClient): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.ask('{ obligations(first: 1) { nodes { id } } }');
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await pause(500);
    }
  }
}

async function measure(
  client: SubgraphClient,
  { query, variables }: ListQuery,
  log: StatementLog,
): Promise<DatabaseWork> {
  const works: DatabaseWork[] = [];
  for (let round = 0; round < rounds; round++) {
    log.skip();
    await client.ask(query, variables);
    // The server writes its account before it answers, but the file may lag behind by a moment.
    await pause(20);
    works.push(log.read());
  }
  const { median } = spreadOf(works.map(({ milliseconds }) => milliseconds));
  const { indexes = [], scanned = [] } = works.at(-1) ?? {};
  return { milliseconds: median, indexes, scanned };
}

function say(
  scope: string,
  { name, counts }: ListQuery,
  { milliseconds, indexes, scanned }: DatabaseWork,
): void {
  const mark = milliseconds > budget && !counts ? '!' : ' ';
  const read = [...indexes, ...scanned.map((table) => `all of ${table}`)].join(', ');
  process.stderr.write(
    `${mark} ${scope.padEnd(9)} ${name.padEnd(52)} ${milliseconds.toFixed(1).padStart(7)} ms  ${read}\n`,
  );
}
