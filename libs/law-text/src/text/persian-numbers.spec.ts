import { describe, expect, it } from '@jest/globals';
import { inOrdinalWords, inWords, readNumberWords } from './persian-numbers.js';
import { matchForm } from './normalise.js';

describe('numbers in words', () => {
  const numbers = Array.from({ length: 2999 }, (_, index) => index + 1);

  it('are read as they are written, cardinals and ordinals, with spaces or without', () => {
    for (const number of numbers) {
      for (const words of [inWords(number), inOrdinalWords(number)]) {
        for (const typed of [words, words.replaceAll(' ', '\u200c'), words.replaceAll(' ', '')]) {
          const text = matchForm(typed);
          expect([typed, readNumberWords(text)]).toEqual([typed, { value: number, length: text.length }]);
        }
      }
    }
  });

  it.each([
    ['یکم', 1],
    ['نخست', 1],
    ['سوم', 3],
    ['بیست‌ویکم', 21],
    ['سی‌ام', 30],
    ['یکصد و پنجم', 105],
    ['یکهزار و سیصد و نود', 1390],
  ])('%s is %i', (words, value) => {
    expect(readNumberWords(matchForm(words))?.value).toBe(value);
  });

  it.each(['یکی', 'دولت', 'پنج سی', 'سازمان', 'نهاد', ''])('«%s» is none', (words) => {
    expect(readNumberWords(matchForm(words))).toBeUndefined();
  });
});
