import { endProcess, isRunning } from './processes.ts';
import { endLeftover } from './postgres.server.ts';
import { readRunRecord, removeRunRecord, type RecordedProcess } from './run-record.ts';
import type { StateFolder } from './state-folder.ts';

const softThenHard = [
  { signal: 'SIGCONT', waitMs: 0 },
  { signal: 'SIGTERM', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/**
 * Ends what a runner that was killed left running: services first, then the servers under them.
 * Only processes whose start time is the recorded one; a pid that was reused is left alone.
 * Returns the names of those it ended.
 */
export async function endLeftovers(state: StateFolder): Promise<string[]> {
  const running = (readRunRecord(state)?.processes ?? []).filter(isRunning);
  const servers = running.filter(({ name }) => name === 'nats' || name === 'postgres');
  await endAll(running.filter((each) => !servers.includes(each)));
  await endAll(servers.filter(({ name }) => name === 'nats'));
  if (state.exists()) await endLeftover(state.postgres);
  removeRunRecord(state);
  return running.map(({ name }) => name);
}

async function endAll(processes: RecordedProcess[]): Promise<void> {
  const ended = await Promise.all(processes.map((each) => endProcess(each, softThenHard)));
  const stubborn = processes.find((_, index) => !ended[index]);
  if (stubborn) throw new Error(`${stubborn.name} (process ${stubborn.pid}) of an earlier run does not end`);
}
