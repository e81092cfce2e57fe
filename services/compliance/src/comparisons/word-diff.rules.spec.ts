import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffWords, type DiffSegment } from './word-diff.rules.js';
import { unspelled } from './wording.rules.js';

/** `-old -new`: what changed, the rest as it is; `~` before what is spelt otherwise. */
function told(segments: readonly DiffSegment[]): string {
  const signs = { EQUAL: '', INSERT: '+', DELETE: '-' };
  return segments
    .map(({ kind, text, spelledBefore }) => `${spelledBefore === null ? signs[kind] : '~'}[${text.trim()}]`)
    .join(' ');
}

const oldText = (segments: readonly DiffSegment[]) =>
  segments
    .map(({ kind, text, spelledBefore }) => (kind === 'INSERT' ? '' : (spelledBefore ?? text)))
    .join('');
const newText = (segments: readonly DiffSegment[]) =>
  segments.map(({ kind, text }) => (kind === 'DELETE' ? '' : text)).join('');

describe('diffWords', () => {
  it('shows the words that came and went', () => {
    expect(told(diffWords('دستگاه باید ظرف شش ماه پاسخ دهد.', 'دستگاه باید ظرف سه ماه کتبی پاسخ دهد.'))).toBe(
      '[دستگاه باید ظرف] -[شش] +[سه] [ماه] +[کتبی] [پاسخ دهد.]',
    );
  });

  it('shows other letters, digits and joiners as spelling, not as a change', () => {
    expect(told(diffWords('ماده ١٢ اداري مي‌شود و كتبى است', 'ماده ۱۲ اداری می‌شود و کتبی است'))).toBe(
      '[ماده] ~[۱۲ اداری می‌] [شود و] ~[کتبی] [است]',
    );
    expect(told(diffWords('آیین نامه می شود', 'آیین‌نامه میشود'))).toBe('~[آیین‌] [نامه] ~[میشود]');
    expect(told(diffWords('ماده ۱ـ متن', 'ماده ۱ متن'))).not.toMatch(/[+-]/);
  });

  it('finds a change beside a word that is spelt otherwise', () => {
    expect(told(diffWords('گزارش كتبي سالانه', 'گزارش کتبی ماهانه'))).toBe(
      '[گزارش] ~[کتبی] -[سالانه] +[ماهانه]',
    );
  });

  it('tells a text that was not there or is there no more', () => {
    expect(diffWords('', 'متن')).toEqual([{ kind: 'INSERT', text: 'متن', spelledBefore: null }]);
    expect(diffWords('متن', '')).toEqual([{ kind: 'DELETE', text: 'متن', spelledBefore: null }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('gives up on texts that have next to nothing in common, in bounded time', () => {
    const of = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join(' ');
    const segments = diffWords(of('الف'), of('ب'));
    expect(segments.map(({ kind }) => kind)).toEqual(['DELETE', 'INSERT']);
  });

  const words = fc
    .array(
      fc.constantFrom(
        'می',
        'شود',
        'مي',
        'كتاب',
        'کتاب',
        '۱۲',
        '١٢',
        'و',
        '،',
        '.',
        ' ',
        '  ',
        '\u200C',
        'ـ',
        '\u200F',
        'هٔ',
        'ۀ',
        'x',
        'X',
        '\n',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  it('gives back both texts to the letter', () => {
    fc.assert(
      fc.property(
        fc.oneof(words, fc.string({ unit: 'grapheme' })),
        fc.oneof(words, fc.string()),
        (before, after) => {
          const segments = diffWords(before, after);
          expect(oldText(segments)).toBe(before);
          expect(newText(segments)).toBe(after);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds no change in a text and itself, nor where the spelling alone differs', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(
          diffWords(before, before).every(
            ({ kind, spelledBefore }) => kind === 'EQUAL' && spelledBefore === null,
          ),
        ).toBe(true);
        const isChanged = diffWords(before, after).some(({ kind }) => kind !== 'EQUAL');
        expect(isChanged).toBe(unspelled(before) !== unspelled(after));
      }),
      { numRuns: 500 },
    );
  });
});
