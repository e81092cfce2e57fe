import { doctor } from './doctor.command.ts';
import { reset } from './reset.command.ts';
import { start } from './start.command.ts';
import { StateFolder } from './state-folder.ts';
import { stop } from './stop.command.ts';
import { test } from './test.command.ts';

/** The runner's commands; each resolves with an exit code. */
const commands = new Map([
  ['start', (state: StateFolder) => start(state)],
  ['stop', (state: StateFolder) => stop(state)],
  ['reset', (state: StateFolder) => reset(state)],
  ['test', () => test()],
  ['doctor', (state: StateFolder) => doctor(state)],
]);

const [name = '', ...rest] = process.argv.slice(2);
const command = rest.length === 0 ? commands.get(name) : undefined;

if (command) {
  process.exitCode = await command(StateFolder.fromEnvironment());
  // A channel to the program that started this one would keep it alive.
  if (process.connected) process.disconnect();
} else {
  process.stderr.write(`usage: rasad-local ${[...commands.keys()].join('|')}\n`);
  process.exitCode = 2;
}
