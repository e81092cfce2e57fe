import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from './project-folders.ts';
import { signalProcess } from './processes.ts';
import { cleanEnvironment, ProgramFailure } from './service-process.ts';

const require = createRequire(import.meta.url);

/** What a run of nx writes and obeys. */
export interface NxOptions {
  logFile: string;
  /** Added to the tasks' environment. */
  environment?: NodeJS.ProcessEnv;
  onOutput?: (text: string) => void;
  signal?: AbortSignal;
}

/** Runs nx tasks; throws with the end of their output when one fails. */
export async function runNx(args: readonly string[], options: NxOptions): Promise<void> {
  const code = await nxExitCode(args, options);
  options.signal?.throwIfAborted();
  if (code === 0) return;
  const output = stripVTControlCharacters(readFileSync(options.logFile, 'utf8'));
  const lines = output.trimEnd().split('\n').slice(-60);
  throw new ProgramFailure(
    `nx ${args.join(' ')} failed (all of it in ${options.logFile}):\n${lines.join('\n')}`,
  );
}

/** Runs nx tasks and returns nx's exit code. */
export async function nxExitCode(args: readonly string[], options: NxOptions): Promise<number | null> {
  const nx = join(dirname(require.resolve('nx/package.json')), 'dist/bin/nx.js');
  const child = spawn(process.execPath, [nx, ...args], {
    cwd: projectRoot,
    env: { ...cleanEnvironment(), NX_DAEMON: 'false', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(options.logFile, { mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      log.write(data);
      options.onOutput?.(data.toString('utf8'));
    });
  }
  // The whole group: nx itself does not pass a signal on to the tasks it runs.
  const abort = () => child.pid && signalProcess(-child.pid, 'SIGTERM');
  options.signal?.addEventListener('abort', abort);
  const [code] = (await once(child, 'close')) as [number | null];
  options.signal?.removeEventListener('abort', abort);
  await finished(log.end());
  return code;
}
