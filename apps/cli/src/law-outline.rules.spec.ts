import { describe, expect, it } from '@jest/globals';
import { parseInstrument } from '@rasad/import-formats';
import { outlineOf, type LawOutline } from './law-outline.rules.ts';

function outline(numbers: string[], expression: Record<string, string> = {}): LawOutline {
  const provisions = numbers.map((number, index) => ({
    eId: `art_${index}`,
    kind: 'ARTICLE',
    number,
    label: { fa: `ماده ${number}` },
    status: index === 0 ? 'AMENDED' : 'IN_FORCE',
    children: [{ eId: `art_${index}__item_1`, kind: 'ITEM', number: '۱', label: { fa: 'جزء ۱' } }],
  }));
  const parsed = parseInstrument(
    JSON.stringify({
      format: 'rasad.instrument/1',
      code: 'act',
      kind: 'LAW',
      title: { fa: 'قانون' },
      expression: { label: { fa: 'متن' }, ...expression },
      provisions,
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return outlineOf(parsed.document);
}

const allDates = {
  adoptedOn: '2011-10-29',
  notifiedOn: '2011-11-01',
  gazettedOn: '2011-11-02',
  inForceFrom: '2011-11-17',
};

describe('outlineOf', () => {
  it('counts every level and what is amended', () => {
    expect(outline(['۱', '۲', '۳'])).toMatchObject({ articles: 3, items: 3, chapters: 0, amended: 1 });
  });

  it('warns of nothing where dates are known and numbers follow, in whatever digits', () => {
    expect(outline(['۹', '١٠', '11'], allDates).warnings).toEqual([]);
  });

  it('warns of a gap between articles', () => {
    expect(outline(['۱', '۲', '۴'], allDates).warnings).toEqual([
      { key: 'articleGap', params: { before: 2, after: 4 } },
    ]);
  });

  it('warns of dates from which no deadline can count', () => {
    const { warnings } = outline(['۱'], { adoptedOn: '2011-10-29' });
    expect(warnings.map(({ params }) => params['field'])).toEqual([
      'notifiedOn',
      'gazettedOn',
      'inForceFrom',
    ]);
  });
});
