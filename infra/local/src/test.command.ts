import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runAttached, runNpmScript } from './attached-program.ts';
import { obtainChromium } from './chromium.ts';
import { obtainNatsServer } from './nats-binary.ts';
import { nxExitCode } from './nx.ts';
import { projectCacheFolder, projectRoot } from './project-folders.ts';
import { cleanEnvironment } from './service-process.ts';
import { onStopRequest } from './stop-request.ts';
import { Terminal } from './terminal.ts';
import {
  one,
  parseNxTasks,
  parseTapTotals,
  readJestReport,
  sum,
  type NxTask,
  type Tally,
} from './test-report.ts';
import type { PostgresServer } from './postgres.server.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';
import { formatDuration } from './waiting.ts';

const artifacts = join(projectRoot, 'artifacts');
/** Where the end-to-end suites and the workspace's own tests report. */
const reports = join(artifacts, 'test-results');
const endToEnd = join(projectRoot, 'e2e');

/** A part of the whole test run. */
interface Step {
  name: string;
  run: (context: Context) => Promise<Tally>;
}

interface Context {
  terminal: Terminal;
  environment: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

const steps: readonly Step[] = [
  { name: 'build', run: (context) => nxTasks(['build'], context) },
  { name: 'generated', run: (context) => script('generate:check', context) },
  { name: 'format', run: (context) => script('format:check', context) },
  { name: 'workspace', run: checkWorkspace },
  { name: 'projects', run: (context) => nxTasks(['lint', 'typecheck', 'test'], context) },
  { name: 'journeys', run: (context) => endToEndSuite('test:e2e', 'e2e-journeys', context) },
  { name: 'faults', run: (context) => endToEndSuite('test:faults', 'e2e-faults', context) },
  { name: 'browser', run: browserSuite },
];

/** What `npm test -- STEP …` can name; all of them without. */
export const testSteps = steps.map(({ name }) => name);

/** Runs the checks and tests of the named steps; prints the counts as the last line and resolves with the exit code. */
export async function test(names: readonly string[], terminal = new Terminal()): Promise<number> {
  removeOldReports();
  const interruption = new AbortController();
  const stopRequest = onStopRequest();
  void stopRequest.received.then(() => interruption.abort(new Error('interrupted')));
  const chosen = steps.filter(({ name }) => names.length === 0 || names.includes(name));
  try {
    return summarise(await withServers(chosen, terminal, interruption.signal), terminal);
  } finally {
    stopRequest.release();
  }
}

/** One Postgres serves all suites; each nats-server that a suite starts is its own. */
async function withServers(
  chosen: readonly Step[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result[]> {
  let postgres: PostgresServer | undefined;
  try {
    await obtainNatsServer(projectCacheFolder, (line) => terminal.say(line));
    postgres = await startThrowawayPostgres();
    const environment = { ...cleanEnvironment(), RASAD_TEST_POSTGRES_URL: postgres.url() };
    return await runSteps(chosen, { terminal, environment, signal });
  } catch (error) {
    terminal.warn(error instanceof Error ? error.message : String(error));
    return [{ name: 'servers', tally: one(false), milliseconds: 0 }];
  } finally {
    await postgres?.stop();
  }
}

interface Result {
  name: string;
  tally: Tally;
  milliseconds: number;
}

async function runSteps(chosen: readonly Step[], context: Context): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, run } of chosen) {
    if (context.signal.aborted)
      return [...results, { name: 'interrupted', tally: one(false), milliseconds: 0 }];
    context.terminal.say(`\n── ${name}`);
    const begun = performance.now();
    const tally = await run(context).catch((error: unknown) => {
      context.terminal.warn(error instanceof Error ? error.message : String(error));
      return one(false);
    });
    results.push({ name, tally, milliseconds: performance.now() - begun });
  }
  return results;
}

function summarise(results: readonly Result[], terminal: Terminal): number {
  terminal.say();
  for (const { name, tally, milliseconds } of results) {
    const counts = `${tally.passed} passed, ${tally.failed} failed`;
    terminal.say(`${name.padEnd(12)} ${counts.padEnd(24)} ${formatDuration(milliseconds)}`);
  }
  const { passed, failed } = sum(results.map(({ tally }) => tally));
  terminal.say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Each task of nx is one check, except that of tests, which counts as its report says. */
async function nxTasks(
  targets: readonly string[],
  { terminal, environment, signal }: Context,
): Promise<Tally> {
  let output = '';
  const args = ['run-many', '-t', targets.join(','), '--nxBail=false'];
  const code = await nxExitCode(args, {
    logFile: join(artifacts, `nx-${targets.join('-')}.log`),
    environment,
    signal,
    onOutput: (text) => {
      output += text;
      terminal.write(text);
    },
  });
  const tasks = parseNxTasks(stripVTControlCharacters(output));
  const tally = sum(tasks.map(tallyOf));
  // A failure that no task accounts for must not pass as success.
  return code !== 0 && tally.failed === 0 ? sum([tally, one(false)]) : tally;
}

function tallyOf(task: NxTask): Tally {
  if (task.target !== 'test') return one(task.passed);
  const tally = readJestReport(projectReport(task.project));
  if (!tally) return one(task.passed);
  return !task.passed && tally.failed === 0 ? sum([tally, one(false)]) : tally;
}

/** npm links each project of the workspace into node_modules under its name. */
function projectReport(project: string): string {
  return join(projectRoot, 'node_modules', project, 'test-results.json');
}

function removeOldReports(): void {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const scope = '@rasad';
  for (const name of readdirSync(join(projectRoot, 'node_modules', scope))) {
    rmSync(projectReport(`${scope}/${name}`), { force: true });
  }
}

async function script(name: string, context: Context): Promise<Tally> {
  return one((await runNpmScript(name, context)) === 0);
}

/** Files that belong to no project of the workspace: their lint, and the tests of the workspace's own rules. */
async function checkWorkspace(context: Context): Promise<Tally> {
  const { environment, signal } = context;
  const eslint = join(projectRoot, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, 'eslint.config.js', 'jest.preset.js', 'tools'];
  const lint = await runAttached({ command: process.execPath, args, environment, signal });
  return sum([one(lint === 0), await toolTests(context)]);
}

async function toolTests({ environment, signal }: Context): Promise<Tally> {
  const report = join(reports, 'tools.tap');
  const reporters = ['spec', 'tap'].map((name) => `--test-reporter=${name}`);
  const destinations = ['stdout', report].map((target) => `--test-reporter-destination=${target}`);
  const args = ['--test', ...reporters, ...destinations, 'tools/**/*.test.mjs'];
  const code = await runAttached({ command: process.execPath, args, environment, signal });
  const tally = parseTapTotals(existsSync(report) ? readFileSync(report, 'utf8') : '');
  return code !== 0 && tally.failed === 0 ? sum([tally, one(false)]) : tally;
}

async function endToEndSuite(name: string, report: string, context: Context): Promise<Tally> {
  if (!scriptsOf(endToEnd).includes(name)) return { passed: 0, failed: 0 };
  const code = await runNpmScript(name, { ...context, folder: endToEnd });
  const tally = readJestReport(join(reports, `${report}.json`)) ?? { passed: 0, failed: 0 };
  return code !== 0 && tally.failed === 0 ? sum([tally, one(false)]) : tally;
}

async function browserSuite(context: Context): Promise<Tally> {
  const chromium = obtainChromium((line) => context.terminal.say(line));
  const environment = { ...context.environment, RASAD_CHROMIUM: chromium };
  return endToEndSuite('test:browser', 'e2e-browser', { ...context, environment });
}

function scriptsOf(folder: string): string[] {
  if (!existsSync(join(folder, 'package.json'))) return [];
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts?: object };
  return Object.keys(manifest.scripts ?? {});
}
