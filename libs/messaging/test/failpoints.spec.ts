import { describe, expect, it } from '@jest/globals';
import { TestProcess } from '@rasad/testing';
import { armFailpoint } from '../src/failpoints.js';

const module = new URL('../src/failpoints.ts', import.meta.url).href;

/** Passes a point five times in a process of its own, saying each time that it did. */
function passing(failpoint: string): TestProcess {
  const program = `
    const { armFailpoint, failpoint } = await import(${JSON.stringify(module)});
    armFailpoint();
    for (let i = 1; i <= 5; i++) { failpoint('after-commit-before-publish'); console.log('passed ' + i); }`;
  return TestProcess.start({
    command: process.execPath,
    args: ['--input-type=module', '--eval', program],
    env: { RASAD_FAILPOINT: failpoint, NODE_ENV: 'test', NODE_OPTIONS: '' },
  });
}

describe('a failpoint', () => {
  it('kills the process at its point, at the pass that is asked for', async () => {
    const child = passing('after-commit-before-publish:3');
    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(child.output.trim().split('\n')).toEqual(['passed 1', 'passed 2']);
  });

  it('leaves other points alone', async () => {
    const child = passing('after-publish-before-bookkeeping');
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect(child.output).toContain('passed 5');
  });

  it('is refused in production, under an unknown name and with a wrong count', () => {
    const armed = 'after-consume-commit-before-ack';
    expect(() => armFailpoint({ RASAD_FAILPOINT: armed, NODE_ENV: 'production' })).toThrow(/production/);
    expect(() => armFailpoint({ RASAD_FAILPOINT: 'somewhere' })).toThrow(/unknown failpoint "somewhere"/);
    expect(() => armFailpoint({ RASAD_FAILPOINT: `${armed}:0` })).toThrow(/not a count/);
    expect(() => armFailpoint({ NODE_ENV: 'production' })).not.toThrow();
  });
});
