import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseLock, takeLock } from './file-lock.ts';
import { canListen, loopback } from './ports.ts';
import { Platform, type PlatformOptions } from './platform.ts';
import { projectRoot } from './project-folders.ts';
import { endLeftovers } from './recovery.ts';
import { readRunRecord } from './run-record.ts';
import { httpUrl } from './service-definitions.ts';
import { cleanEnvironment } from './service-process.ts';
import { runAttached } from './attached-program.ts';
import type { StateFolder } from './state-folder.ts';
import { onStopRequest } from './stop-request.ts';
import { Terminal } from './terminal.ts';
import { formatDuration } from './waiting.ts';

const defaultPort = 4000;

/** What a test runs in place of the platform's own. */
export type StartOptions = Pick<PlatformOptions, 'services' | 'build'>;

/** Runs the platform until it is asked to stop; resolves with the exit code. */
export async function start(state: StateFolder, options: StartOptions = {}): Promise<number> {
  const begun = performance.now();
  const terminal = new Terminal();
  const port = gatewayPort();
  if (port === undefined)
    return refuse(
      terminal,
      `RASAD_PORT must be a port number from 1 to 65535, not "${process.env.RASAD_PORT}".`,
    );
  state.make();
  const lock = takeLock(state.lockFile);
  if (!lock.taken) return refuse(terminal, alreadyRunning(state, lock.holder.pid));
  try {
    const ended = await endLeftovers(state);
    if (ended.length > 0) terminal.say(`  ended what an earlier run left behind: ${ended.join(', ')}`);
    if (!(await canListen(port))) return refuse(terminal, portTaken(port));
    return await run(new Platform({ ...options, state, port, sampleMode: sampleMode(), terminal }), {
      state,
      port,
      terminal,
      begun,
    });
  } finally {
    releaseLock(state.lockFile);
  }
}

/** What a second `npm start` says. */
export function alreadyRunning(state: StateFolder, pid: number): string {
  const url = readRunRecord(state)?.url;
  return `Rasad is running already (process ${pid}${url ? `, ${url}` : ''}). Stop it with Ctrl+C there, or with: npm stop`;
}

/** Says why not; the exit code of a refusal. */
export function refuse(terminal: Terminal, reason: string): number {
  terminal.warn(reason);
  return 1;
}

interface Run {
  state: StateFolder;
  port: number;
  terminal: Terminal;
  begun: number;
}

async function run(platform: Platform, { state, port, terminal, begun }: Run): Promise<number> {
  const stopRequest = onStopRequest();
  terminal.say(`Rasad is starting (state and logs in ${state.path})`);
  const started = terminal.whileQuiet(() => bringUp(platform, state));
  const outcome = await Promise.race([started.then(() => 'up' as const, asFailure), stopRequest.received]);
  if (outcome === 'up') {
    terminal.say(welcome(port, performance.now() - begun));
    await stopRequest.received;
  }
  const failed = typeof outcome === 'object';
  if (failed) terminal.warn(`\nRasad did not start: ${outcome.reason}`);
  else terminal.say('\nStopping (once more to stop at once) …');
  void stopRequest.repeated.then(() => platform.hurry());
  await platform.stop();
  await started.catch(() => undefined);
  terminal.say(
    failed ? 'Everything is stopped again.' : 'Stopped. Everything is kept; npm start goes on from here.',
  );
  stopRequest.release();
  return failed ? 1 : 0;
}

async function bringUp(platform: Platform, state: StateFolder): Promise<void> {
  await platform.start();
  if (!sampleMode() || existsSync(state.sampleMark)) return;
  await loadSample(state, platform.signal);
  writeFileSync(state.sampleMark, new Date().toISOString(), { mode: 0o600 });
}

/** Through the command line, as anyone would; it shows its progress. */
async function loadSample(state: StateFolder, signal: AbortSignal): Promise<void> {
  const size = process.env.RASAD_SAMPLE_SIZE;
  const args = [
    join(projectRoot, 'apps/cli/bin/rasad.mjs'),
    'sample',
    'load',
    ...(size ? ['--size', size] : []),
  ];
  const environment = { ...cleanEnvironment(), RASAD_STATE_DIR: state.path };
  const code = await runAttached({ command: process.execPath, args, environment, signal });
  if (code !== 0)
    throw new Error('the sample data could not be loaded; npm start tries again, npm run reset starts over');
}

function welcome(port: number, milliseconds: number): string {
  const lines = ['', `Rasad is ready after ${formatDuration(milliseconds)}:  ${httpUrl(port)}`, ''];
  if (!sampleMode()) return lines.join('\n');
  const signIns = sampleAccounts().map(({ username, title }) => `  ${username.padEnd(14)} ${title.en}`);
  return [...lines, 'Sample sign-ins (choose one on the sign-in page):', ...signIns, '', stopHint].join('\n');
}

const stopHint = 'Ctrl+C stops everything; npm run reset starts over.\n';

interface SampleAccount {
  username: string;
  title: { fa: string; en: string };
}

/** Who a visitor of the sample can sign in as: the same file that the gateway reads. */
function sampleAccounts(): SampleAccount[] {
  const file = process.env.RASAD_SAMPLE_ACCOUNTS ?? join(projectRoot, 'samples/karaj/accounts.json');
  return JSON.parse(readFileSync(file, 'utf8')) as SampleAccount[];
}

function gatewayPort(): number | undefined {
  const text = process.env.RASAD_PORT ?? String(defaultPort);
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535 ? port : undefined;
}

/** `RASAD_SAMPLE_MODE=false npm start` runs without sample data and its password-less sign-in. */
function sampleMode(): boolean {
  return process.env.RASAD_SAMPLE_MODE !== 'false';
}

function portTaken(port: number): string {
  return `Port ${port} on ${loopback} is used by another program. RASAD_PORT chooses another: RASAD_PORT=${port + 1} npm start`;
}

function asFailure(error: unknown): { reason: string } {
  return { reason: error instanceof Error ? error.message : String(error) };
}
