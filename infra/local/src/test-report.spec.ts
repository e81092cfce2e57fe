import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseNxTasks, parseTapTotals, readJestReport, sum } from './test-report.ts';

describe("nx's output", () => {
  it('tells which tasks passed and which failed, from the cache or not', () => {
    const output = [
      ' NX   Running targets lint, test for 2 projects:',
      '',
      '- @rasad/local',
      '✔  nx run @rasad/local:lint',
      '> nx run @rasad/messaging:test',
      '  - a line of the failed task',
      '✔  nx run @rasad/local:test  [existing outputs match the cache, left as is]',
      ' NX   Running targets lint, test for 2 projects failed',
      '',
      'Failed tasks:',
      '',
      '- @rasad/messaging:test',
      '',
    ].join('\n');
    expect(parseNxTasks(output)).toEqual([
      { project: '@rasad/local', target: 'lint', passed: true },
      { project: '@rasad/local', target: 'test', passed: true },
      { project: '@rasad/messaging', target: 'test', passed: false },
    ]);
  });
});

describe("the report of Node's test runner", () => {
  it('ends with its totals', () => {
    const report = 'ok 1 - a\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n';
    expect(parseTapTotals(report)).toEqual({ passed: 2, failed: 2 });
  });
});

describe("jest's report", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rasad-reports-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: string): string {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  }

  it('counts tests, and a suite that broke before its tests as one failure', () => {
    const report = { numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 1, numPendingTests: 0 };
    expect(readJestReport(write('a.json', JSON.stringify(report)))).toEqual({ passed: 7, failed: 3 });
  });

  it('is none when it is missing or broken off', () => {
    expect(readJestReport(join(folder, 'missing.json'))).toBeUndefined();
    expect(readJestReport(write('b.json', '{"numPassedTests":'))).toBeUndefined();
  });

  it('adds up', () => {
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).toEqual({ passed: 3, failed: 3 });
  });
});
