import { describe, expect, it } from '@jest/globals';
import { formatLogLine } from './log-line.ts';

describe('a log line in the terminal', () => {
  it('shows level, message and fields of a structured line', () => {
    const line =
      '{"level":40,"time":1,"pid":7,"hostname":"h","msg":"outbox is old","lane":3,"detail":{"ageSeconds":12}}';
    expect(formatLogLine(line)).toEqual({
      severity: 'warn',
      text: 'warn  outbox is old lane=3 detail={"ageSeconds":12}',
    });
  });

  it('marks errors and leaves their stack to the file', () => {
    const line =
      '{"level":50,"msg":"failed","err":{"type":"Error","message":"no room","stack":"Error: no room at x"}}';
    expect(formatLogLine(line)).toEqual({ severity: 'error', text: 'error failed err=no room' });
  });

  it('leaves any other text as it is', () => {
    for (const text of ['Killed', '{ not json', '']) expect(formatLogLine(text).text).toBe(text);
  });
});
