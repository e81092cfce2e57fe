import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { hasEnded } from '../src/processes.ts';
import { waitUntil } from '../src/waiting.ts';

/** A program under test: one of this package's TypeScript or JavaScript files, with what it printed. */
export interface Program {
  child: ChildProcess;
  output: () => string;
  /** Resolves once the text was printed; throws with the output when it was not in time. */
  printed: (text: string, timeoutMs?: number) => Promise<void>;
  /** Resolves with the exit code once it has ended. */
  ended: () => Promise<number | null>;
}

const packageFolder = join(import.meta.dirname, '..');

export function run(file: string, args: string[] = [], environment: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(process.execPath, [join(packageFolder, file), ...args], {
    env: { ...process.env, NODE_OPTIONS: '--no-warnings', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString('utf8')));
  return {
    child,
    output: () => output,
    printed: async (text, timeoutMs = 40_000) => {
      const found = await waitUntil(() => output.includes(text) || hasEnded(child), { timeoutMs });
      if (!found || !output.includes(text)) throw new Error(`"${text}" was not printed:\n${output}`);
    },
    ended: async () => {
      if (!hasEnded(child)) await once(child, 'close');
      return child.exitCode;
    },
  };
}
