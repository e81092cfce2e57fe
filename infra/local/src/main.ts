import { doctor } from './doctor.command.ts';
import { reset } from './reset.command.ts';
import { start } from './start.command.ts';
import { StateFolder } from './state-folder.ts';
import { stop } from './stop.command.ts';
import { test, testSteps } from './test.command.ts';

/** The runner's commands; each resolves with an exit code, 2 for a wrong call. */
const commands = new Map([
  ['start', withoutArguments(start)],
  ['stop', withoutArguments(stop)],
  ['reset', withoutArguments(reset)],
  ['doctor', withoutArguments(doctor)],
  ['test', (steps: string[]) => (steps.every((step) => testSteps.includes(step)) ? test(steps) : usage())],
]);

const [name = '', ...rest] = process.argv.slice(2);
process.exitCode = await (commands.get(name) ?? usage)(rest);
// A channel to the program that started this one would keep it alive.
if (process.connected) process.disconnect();

function withoutArguments(command: (state: StateFolder) => Promise<number>) {
  return async (rest: string[]) => (rest.length === 0 ? command(StateFolder.fromEnvironment()) : usage());
}

async function usage(): Promise<number> {
  process.stderr.write(`usage: rasad-local start|stop|reset|doctor|test [${testSteps.join('|')} …]\n`);
  return 2;
}
