import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeReturnPath } from './return-address.rules.js';

describe('the address to return to after signing in', () => {
  it.each([
    ['/', '/'],
    ['/matrix?level=2#cell', '/matrix?level=2#cell'],
    ['/a/../b', '/b'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['evil', '/'],
    [undefined, '/'],
    [['/a'], '/'],
    [`/${'a'.repeat(3000)}`, '/'],
  ])('%j becomes %s', (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
  });

  it('stays on this site, whatever is asked', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      ':',
      '@',
      '\t',
      '\n',
      '%2f',
      'evil.example',
      'http:',
      'javascript:',
      '?',
      '#',
      '＼',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 10 }), (parts) => {
        const path = safeReturnPath(parts.join(''));
        expect(new URL(path, 'https://rasad.example.org/auth/callback').origin).toBe(
          'https://rasad.example.org',
        );
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 2_000 },
    );
  });
});
