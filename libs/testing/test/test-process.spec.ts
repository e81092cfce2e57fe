import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually, TestProcess } from '../src/index.js';

const started: TestProcess[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.kill()));
});

function script(source: string, env?: NodeJS.ProcessEnv): TestProcess {
  const child = TestProcess.start({
    command: process.execPath,
    args: ['-e', source],
    env: { NODE_OPTIONS: '', ...env },
  });
  started.push(child);
  return child;
}

function stateOf(pid: number): string {
  if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
  return execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}

describe('a test process', () => {
  it('reports what it printed and how it ended', async () => {
    const child = script('console.log("port=" + process.env.PORT); process.exit(3)', { PORT: '81' });
    expect(await child.printed(/port=\d+/)).toBe('port=81');
    expect(await child.ended).toEqual({ code: 3, signal: null });
  });

  it('says so when it ends without printing what was awaited', async () => {
    const child = script('console.error("no luck")');
    await expect(child.printed('ready')).rejects.toThrow(/ended without printing ready: no luck/);
  });

  it('can be frozen, resumed and killed', async () => {
    const child = script('let n = 0; setInterval(() => console.log("tick " + ++n), 10)');
    await child.printed('tick 2');
    child.pause();
    await eventually(() => expect(stateOf(child.pid)).toMatch(/^T/));
    child.resume();
    await child.printed(/tick \d{2}/);
    expect(await child.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(child.running).toBe(false);
  });

  it('is killed when it ignores the request to stop', async () => {
    const child = script('process.on("SIGTERM", () => {}); setInterval(() => {}, 50); console.log("up")');
    await child.printed('up');
    expect(await child.stop(200)).toEqual({ code: null, signal: 'SIGKILL' });
  });
});
