import { lockHolder } from './file-lock.ts';
import { endLeftovers } from './recovery.ts';
import { alreadyRunning, refuse } from './start.command.ts';
import type { StateFolder } from './state-folder.ts';
import { Terminal } from './terminal.ts';

/** Removes all local state, data included; refuses while the platform runs. Resolves with the exit code. */
export async function reset(state: StateFolder, terminal = new Terminal()): Promise<number> {
  const runner = lockHolder(state.lockFile);
  if (runner) return refuse(terminal, alreadyRunning(state, runner.pid));
  await endLeftovers(state);
  state.remove();
  terminal.say(`Removed ${state.path}. npm start begins anew.`);
  return 0;
}
