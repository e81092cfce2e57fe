import { existsSync, readFileSync } from 'node:fs';

/** How many of something passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** The part of jest's JSON report that is read. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Suites that broke before their tests could run. */
  numRuntimeErrorTestSuites: number;
}

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, each) => ({ passed: all.passed + each.passed, failed: all.failed + each.failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** One check that either passed or failed. */
export function one(passed: boolean): Tally {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The tally of one of jest's reports; undefined when there is none or it is broken off. */
export function readJestReport(file: string): Tally | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    };
  } catch {
    return undefined;
  }
}

/** The totals at the end of a TAP report of Node's test runner (`# pass 3`, `# fail 0`). */
export function parseTapTotals(report: string): Tally {
  const total = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
  return { passed: total('pass'), failed: total('fail') + total('cancelled') };
}

/** A task that nx ran, as its output tells. */
export interface NxTask {
  project: string;
  target: string;
  passed: boolean;
}

/**
 * The tasks in nx's output. It prints a line for each that passed, such as
 * `✔  nx run @rasad/local:lint  [local cache]`, and lists the failed ones at its end as `- @rasad/local:lint`.
 */
export function parseNxTasks(output: string): NxTask[] {
  const [progress = '', failures = ''] = output.split(/^Failed tasks:$/m);
  const passed = [...progress.matchAll(/^\s*✔\s+nx run ([^\s:]+):(\S+)/gmu)];
  const failed = [...failures.matchAll(/^- ([^\s:]+):(\S+)$/gm)];
  return [...passed.map((match) => asTask(match, true)), ...failed.map((match) => asTask(match, false))];
}

function asTask([, project = '', target = '']: RegExpMatchArray, passed: boolean): NxTask {
  return { project, target, passed };
}
