import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endProcess, hasEnded, identify } from './processes.ts';
import { loopback } from './ports.ts';
import { waitUntil } from './waiting.ts';

const watchdog = fileURLToPath(new URL(`./end-with-parent${extname(import.meta.url)}`, import.meta.url));

/** A program of the project to run as a child of the runner. */
export interface ProgramOptions {
  name: string;
  /** The JavaScript file and its arguments. */
  program: readonly string[];
  environment: NodeJS.ProcessEnv;
  logFile: string;
  onLine: (line: string) => void;
}

/** A service's process that serves HTTP. */
export interface ServiceOptions extends ProgramOptions {
  port: number;
}

/** A running child process of the runner. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  readonly process: ChildProcess;
  /** The end of what it has printed. */
  lastLines(): string;
  stop(): Promise<void>;
}

/** Thrown when a program did not do what it was started for; the message holds its last lines. */
export class ProgramFailure extends Error {}

const readyTimeoutMs = 90_000;
const stopSteps = [
  { signal: 'SIGTERM', waitMs: 18_000 },
  { signal: 'SIGKILL', waitMs: 3_000 },
] as const;

/** Starts a service; it may still be getting ready (see `untilReady`). */
export function startService(options: ServiceOptions): ManagedProcess {
  const { child, lastLines } = spawnProgram(options);
  const identity = identify(child.pid ?? 0);
  return {
    name: options.name,
    pid: child.pid ?? 0,
    port: options.port,
    process: child,
    lastLines,
    stop: async () => {
      if (identity) await endProcess(identity, stopSteps);
    },
  };
}

/** Waits until the service's `/health/ready` says yes; throws with the reason when it ends or the time is over. */
export async function untilReady(service: ManagedProcess, signal?: AbortSignal): Promise<void> {
  let detail = 'no answer yet';
  const isReady = async () => {
    if (hasEnded(service.process))
      throw new ProgramFailure(`${service.name} ended while starting:\n${service.lastLines()}`);
    const answer = await readiness(service.port);
    detail = answer.detail;
    return answer.ready;
  };
  if (await waitUntil(isReady, { timeoutMs: readyTimeoutMs, everyMs: 50, ...(signal ? { signal } : {}) }))
    return;
  const reason = `${service.name} was not ready after ${readyTimeoutMs / 1_000} s: ${detail}`;
  throw new ProgramFailure(`${reason}\n${service.lastLines()}`);
}

/** Runs a program to its end; throws with its last lines when it fails. */
export async function runProgram(options: ProgramOptions, signal?: AbortSignal): Promise<void> {
  const { child, lastLines } = spawnProgram(options);
  const abort = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', abort);
  try {
    const [code, killedBy] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    signal?.throwIfAborted();
    if (code !== 0)
      throw new ProgramFailure(
        `${options.name} failed (${killedBy ?? `exit code ${code}`}):\n${lastLines()}`,
      );
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** The caller's environment without what npm and test runners add for their own children. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(npm_|NODE_OPTIONS$|NX_|JEST_)/.test(name));
  return Object.fromEntries(kept);
}

async function readiness(port: number): Promise<{ ready: boolean; detail: string }> {
  try {
    const response = await fetch(`http://${loopback}:${port}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    return { ready: response.ok, detail: (await response.text()).slice(0, 1_000) };
  } catch (error) {
    return { ready: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function spawnProgram(options: ProgramOptions): { child: ChildProcess; lastLines: () => string } {
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', watchdog, ...options.program], {
    env: { ...cleanEnvironment(), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl+C reaches the runner alone, which stops everything in order.
    detached: true,
  });
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream)
      createInterface({ input: stream }).on('line', (line) => record(line, log, tail, options.onLine));
  }
  child.once('close', () => log.end());
  return { child, lastLines: () => tail.join('\n') };
}

const tailLength = 30;

function record(line: string, log: WriteStream, tail: string[], onLine: (line: string) => void): void {
  log.write(`${line}\n`);
  tail.push(line);
  if (tail.length > tailLength) tail.shift();
  onLine(line);
}
