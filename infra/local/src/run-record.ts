import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writePrivateFile } from './accounts.ts';
import type { ProcessIdentity } from './processes.ts';
import type { StateFolder } from './state-folder.ts';

/** A process that the runner started. */
export interface RecordedProcess extends ProcessIdentity {
  name: string;
  port: number;
}

/**
 * What a running platform says about itself to the command line and to the next runner, in
 * `.rasad/run.json` (readable by its owner alone: URLs hold passwords).
 */
export interface RunRecord {
  state: 'starting' | 'running';
  /** Where the gateway serves, e.g. `http://127.0.0.1:4000`. */
  url: string;
  runner: ProcessIdentity;
  sampleMode: boolean;
  processes: RecordedProcess[];
  /** NATS as the operator, for administration requests; empty until the server runs. */
  operatorNatsUrl: string;
  /** JSON file with all secrets of this platform. */
  secretsFile: string;
}

/** The record of the platform that runs, or ran, on the folder. */
export function readRunRecord(state: StateFolder): RunRecord | undefined {
  if (!existsSync(state.runFile)) return undefined;
  try {
    return JSON.parse(readFileSync(state.runFile, 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

/** Replaces the record in one step, so that no reader sees half of it. */
export function writeRunRecord(state: StateFolder, record: RunRecord): void {
  writePrivateFile(`${state.runFile}.new`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${state.runFile}.new`, state.runFile);
}

export function removeRunRecord(state: StateFolder): void {
  rmSync(state.runFile, { force: true });
}
