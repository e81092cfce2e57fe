import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from './project-folders.ts';

/** A program that uses this terminal itself. */
export interface AttachedProgram {
  command: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** The project's root unless given. */
  folder?: string;
  /** Ends the program. */
  signal?: AbortSignal;
}

/** Runs the program and resolves with its exit code; null when a signal ended it. */
export async function runAttached(program: AttachedProgram): Promise<number | null> {
  const child = spawn(program.command, [...program.args], {
    cwd: program.folder ?? projectRoot,
    env: program.environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const abort = () => child.kill('SIGTERM');
  program.signal?.addEventListener('abort', abort);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code;
  } finally {
    program.signal?.removeEventListener('abort', abort);
  }
}

/** Runs a script of a package.json through npm. */
export function runNpmScript(
  name: string,
  options: Omit<AttachedProgram, 'command' | 'args'>,
): Promise<number | null> {
  return runAttached({ ...options, command: 'npm', args: ['run', '--silent', name] });
}
