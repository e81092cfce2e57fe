import { setTimeout as pause } from 'node:timers/promises';
import { inWords, spreadOf, type Spread } from './figures.ts';
import { importLaw, importObligations, seedUnits, unitRowId, type Size } from './large-organisation.ts';
import { ServiceUnderBench, startServers } from './platform-parts.ts';
import { SubgraphClient } from './subgraph-client.ts';

/** How often the list is read and a report submitted while nothing else goes on. */
const idleRounds = 200;

interface Run {
  id: string;
  state: string;
  obligationsDone: number;
  obligationsTotal: number;
  assignmentsCreated: number;
  tasksOpened: number;
}

interface Latencies {
  list: number[];
  report: number[];
}

/** Derives a whole law over a whole organisation, and tells what it cost and whom it held up. */
export async function deriveBench(size: Size): Promise<Record<string, unknown>> {
  const servers = await startServers();
  const compliance = await ServiceUnderBench.start('compliance', servers.nats);
  const reporting = await ServiceUnderBench.start('reporting', servers.nats);
  try {
    await seedUnits(compliance.database, size.units);
    await seedUnits(reporting.database, size.units);
    return await measure(size, compliance, reporting);
  } finally {
    await reporting.stop();
    await compliance.stop();
    await servers.stop();
  }
}

async function measure(
  size: Size,
  compliance: ServiceUnderBench,
  reporting: ServiceUnderBench,
): Promise<Record<string, unknown>> {
  const root = unitRowId(0);
  const as = (role: string) => new SubgraphClient(compliance.url, 'compliance', { role, unitId: root });
  const editor = as('LAW_EDITOR');
  const instrumentId = await importLaw(editor, size.obligations);
  await importObligations(editor, instrumentId, { from: 1, to: 1 });
  await derive(editor, instrumentId);
  const worker = new Worker(as('UNIT_MANAGER'));
  const idle = await worker.work(() => idleRounds);
  say('idle', idle);

  await importObligations(editor, instrumentId, { from: 2, to: size.obligations });
  const first = await timed(async () => {
    let running = true;
    const work = worker.work(() => (running ? Number.POSITIVE_INFINITY : 0));
    const run = await derive(editor, instrumentId).finally(() => (running = false));
    return { run, meanwhile: await work };
  });
  const { run, meanwhile } = first.value;
  say('while it derives', meanwhile);
  const second = await timed(() => derive(editor, instrumentId));
  const caughtUp = await timed(() => reportingHas(compliance, reporting));
  return {
    ...size,
    assignments: run.assignmentsCreated,
    tasks: run.tasksOpened,
    seconds: first.seconds,
    rowsPerSecond: Math.round((run.assignmentsCreated + run.tasksOpened) / first.seconds),
    idle: spreads(idle),
    meanwhile: spreads(meanwhile),
    ratio: {
      list: ratio(meanwhile.list, idle.list),
      report: ratio(meanwhile.report, idle.report),
    },
    secondRun: {
      seconds: second.seconds,
      changed: second.value.assignmentsCreated + second.value.tasksOpened,
    },
    reportingBehindSeconds: caughtUp.seconds,
    peakMemoryMiB: { compliance: compliance.peakMemory(), reporting: reporting.peakMemory() },
  };
}

const runFields = 'id state obligationsDone obligationsTotal assignmentsCreated tasksOpened';

async function derive(editor: SubgraphClient, instrumentId: string): Promise<Run> {
  const { run: asked } = await editor.mutate<{ run: Run }>(
    'deriveAssignments',
    'DeriveAssignmentsInput',
    { instrumentId },
    `run { ${runFields} }`,
  );
  for (let run = asked; ;) {
    if (run.state === 'DONE') return run;
    if (run.state === 'FAILED') throw new Error(`the derivation ${run.id} failed`);
    await pause(500);
    const data = await editor.ask<{ derivationRun: Run }>(
      `query ($id: ID!) { derivationRun(id: $id) { ${runFields} } }`,
      { id: run.id },
    );
    run = data.derivationRun;
    process.stderr.write(`\r${run.obligationsDone}/${run.obligationsTotal} obligations `);
  }
}

/** Does what people do: looks at the list of what is due, and reports. */
class Worker {
  readonly #manager: SubgraphClient;
  #after: string | null = null;

  constructor(manager: SubgraphClient) {
    this.#manager = manager;
  }

  async work(rounds: () => number): Promise<Latencies> {
    const times: Latencies = { list: [], report: [] };
    for (let done = 0; done < rounds(); done++) {
      const [task] = await this.measured(times.list, () => this.nextTask());
      if (!task) return times;
      await this.measured(times.report, () => this.report(task.id));
      await pause(20);
    }
    return times;
  }

  private async nextTask(): Promise<{ id: string }[]> {
    const { tasks } = await this.#manager.ask<{
      tasks: { nodes: { id: string }[]; pageInfo: { endCursor: string | null } };
    }>(
      `query ($after: String) { tasks(first: 1, after: $after, filter: { status: [TO_DO] }) {
         nodes { id dueOn unit { id } obligation { title } } pageInfo { endCursor } } }`,
      { after: this.#after },
    );
    this.#after = tasks.pageInfo.endCursor;
    return tasks.nodes;
  }

  private report(taskId: string): Promise<unknown> {
    const input = { taskId, result: 'COMPLIANT', narrative: 'Done as the law asks.' };
    return this.#manager.mutate('submitReport', 'SubmitReportInput', input, 'report { id }');
  }

  private async measured<T>(times: number[], work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const value = await work();
    times.push(performance.now() - begun);
    return value;
  }
}

/** Resolves when reporting counts every task that compliance has. */
async function reportingHas(compliance: ServiceUnderBench, reporting: ServiceUnderBench): Promise<void> {
  const count = async (service: ServiceUnderBench, table: string) => {
    const [row] = await service.database.query<{ count: number }>(
      `select count(*)::integer as count from ${table}`,
    );
    return row?.count ?? 0;
  };
  const tasks = await count(compliance, 'task');
  for (;;) {
    const facts = await count(reporting, 'task_fact');
    process.stderr.write(`\rreporting knows ${facts} of ${tasks} tasks `);
    if (facts >= tasks) return;
    await pause(1_000);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}

function spreads({ list, report }: Latencies): { list: Spread; report: Spread } {
  return { list: spreadOf(list), report: spreadOf(report) };
}

function ratio(busy: readonly number[], idle: readonly number[]): number {
  return Math.round((10 * spreadOf(busy).median) / spreadOf(idle).median) / 10;
}

function say(when: string, times: Latencies): void {
  process.stderr.write(`\n${when}: list ${inWords(spreadOf(times.list))}\n`);
  process.stderr.write(`${when}: report ${inWords(spreadOf(times.report))}\n`);
}
