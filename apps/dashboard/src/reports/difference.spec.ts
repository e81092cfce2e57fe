import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differenceOf } from './difference.rules.js';

const text = fc
  .array(fc.constantFrom('سند', 'قرارداد', 'ثبت', 'شد', 'نشد'), { maxLength: 12 })
  .map((words) => words.join(' '));
const join = (stretches: { kind: string; text: string }[], without: string) =>
  stretches
    .filter(({ kind }) => kind !== without)
    .map(({ text: part }) => part)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

describe('The difference of two versions', () => {
  it('shows what came and what went', () => {
    expect(differenceOf('فهرست منتشر شد', 'فهرست کامل منتشر شد')).toEqual([
      { kind: 'SAME', text: 'فهرست ' },
      { kind: 'ADDED', text: 'کامل ' },
      { kind: 'SAME', text: 'منتشر شد' },
    ]);
  });

  it('gives back both versions', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = differenceOf(before, after);
        expect(join(stretches, 'REMOVED')).toBe(after);
        expect(join(stretches, 'ADDED').split(' ').filter(Boolean)).toEqual(
          before.split(' ').filter(Boolean),
        );
      }),
    );
  });

  it('of equal texts is nothing', () => {
    fc.assert(fc.property(text, (same) => differenceOf(same, same).every(({ kind }) => kind === 'SAME')));
  });
});
