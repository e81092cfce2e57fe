import { lockHolder } from './file-lock.ts';
import { endProcess } from './processes.ts';
import { endLeftovers } from './recovery.ts';
import type { StateFolder } from './state-folder.ts';
import { Terminal } from './terminal.ts';

/** Longer than a runner may take to stop everything in order. */
const steps = [
  { signal: 'SIGTERM', waitMs: 60_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
] as const;

/** Stops the platform that runs on the folder, or what a killed one left; resolves with the exit code. */
export async function stop(state: StateFolder, terminal = new Terminal()): Promise<number> {
  const runner = lockHolder(state.lockFile);
  if (runner) await endProcess(runner, steps);
  const leftovers = await endLeftovers(state);
  if (runner) terminal.say('Rasad is stopped.');
  else if (leftovers.length > 0)
    terminal.say(`Ended what an earlier run left behind: ${leftovers.join(', ')}.`);
  else terminal.say('Rasad was not running.');
  return 0;
}
