import { runDoctor } from './doctor.ts';
import type { StateFolder } from './state-folder.ts';
import { Terminal } from './terminal.ts';

/** Prints what stands in the way of running the platform, with the fix; exit code 1 when something does. */
export async function doctor(state: StateFolder, terminal = new Terminal()): Promise<number> {
  const findings = await runDoctor(state);
  for (const { name, ok, detail, fix } of findings) {
    const mark = ok ? terminal.paint('green', '✓') : terminal.paint('red', '✗');
    terminal.say(`  ${mark} ${name.padEnd(15)} ${detail}`);
    if (!ok) terminal.say(`    ${' '.repeat(15)} → ${fix}`);
  }
  return findings.every(({ ok }) => ok) ? 0 : 1;
}
