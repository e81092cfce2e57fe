import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Progress, type ProgressStream } from './progress.ts';

function streamThatIs(isTTY: boolean): { stream: ProgressStream; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY });
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { stream, written: () => text };
}

describe('Progress', () => {
  it('tells every quarter where nobody watches a bar', () => {
    const { stream, written } = streamThatIs(false);
    const progress = new Progress(stream);
    progress.begin(8);
    for (let done = 0; done < 8; done++) progress.tick();
    progress.end();
    expect(written()).toBe('  2/8\n  4/8\n  6/8\n  8/8\n');
  });

  it('follows work whose end moves, also from none', () => {
    const { stream, written } = streamThatIs(false);
    const progress = new Progress(stream);
    progress.begin(0);
    progress.reach(0, 0);
    for (const [done, total] of [
      [2, 8],
      [3, 8],
      [5, 8],
      [16, 16],
    ] as const)
      progress.reach(done, total);
    progress.end();
    expect(written()).toBe('  2/8\n  5/8\n  16/16\n');
  });

  it('says nothing where there is nothing to do', () => {
    const { stream, written } = streamThatIs(false);
    const progress = new Progress(stream);
    progress.begin(0);
    progress.end();
    expect(written()).toBe('');
  });

  it('draws a bar on a terminal and leaves no signal handler behind', () => {
    const { stream, written } = streamThatIs(true);
    const before = process.listenerCount('SIGINT');
    const progress = new Progress(stream);
    progress.begin(2);
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    progress.tick();
    progress.end();
    expect(process.listenerCount('SIGINT')).toBe(before);
    expect(written()).toContain('/2');
  });
});
