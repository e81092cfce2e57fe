import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readLawText, type ReadProvision } from '../src/index.js';
import { matchForm } from '../src/text/normalise.js';
import { writeLawText } from '../src/text/write-law-text.js';
import { randomLaw } from './random-law.js';
import { randomStyle, randomTyping } from './random-style.js';

/** A tree without the lines it came from, its words in the form in which they are matched. */
function comparable(provisions: readonly ReadProvision[]): unknown[] {
  return provisions.map(({ lines: _lines, number, label, heading, text, children, ...same }) => ({
    ...same,
    ...(/^[\d۰-۹]/.test(number) || same.kind !== 'ARTICLE' ? { number, label } : {}),
    heading: heading && matchForm(heading.fa ?? ''),
    text: text && (text.fa ?? '').split('\n').map(matchForm),
    children: comparable(children),
  }));
}

/** The number of an article that a style prints in words is kept in words. */
function withoutArticleNumbers(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'number' || key === 'label' ? undefined : value)),
  );
}

describe('readLawText', () => {
  it('reads back what the text export wrote, without a warning', () => {
    fc.assert(
      fc.property(randomLaw, (law) => {
        const reading = readLawText(writeLawText(law));
        expect(comparable(reading.provisions)).toEqual(comparable(law));
        expect(reading.warnings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('reads the same tree and counts in whatever layout and spelling a site prints it', () => {
    fc.assert(
      fc.property(randomLaw, randomStyle, randomTyping, (law, style, typed) => {
        const official = readLawText(writeLawText(law));
        const text = typed(writeLawText(law, style));
        const reading = readLawText(text);
        expect({ text, tree: withoutArticleNumbers(comparable(reading.provisions)) }).toEqual({
          text,
          tree: withoutArticleNumbers(comparable(law)),
        });
        expect(reading.counts).toEqual(official.counts);
        expect(reading.warnings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
