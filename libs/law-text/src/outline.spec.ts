import { describe, expect, it } from '@jest/globals';
import { parseInstrument } from '@rasad/import-formats';
import { documentRemarks } from './outline.js';

function remarks(numbers: string[], expression: Record<string, string> = {}): string[] {
  const provisions = numbers.map((number, index) => ({
    eId: `art_${index}`,
    kind: 'ARTICLE',
    number,
    label: { fa: `ماده ${number}` },
    contentStatus: index === 0 ? 'ESTABLISHED' : 'PARTIAL',
  }));
  const document = { code: 'act', kind: 'LAW', title: { fa: 'قانون' }, provisions };
  const parsed = parseInstrument(
    JSON.stringify({
      format: 'rasad.instrument/1',
      ...document,
      expression: { label: { fa: 'متن' }, ...expression },
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return documentRemarks(parsed.document).map(({ code, eId, reason }) => `${code} ${eId ?? reason.en}`);
}

const allDates = {
  adoptedOn: '2011-10-29',
  notifiedOn: '2011-11-01',
  gazettedOn: '2011-11-02',
  inForceFrom: '2011-11-17',
};

describe('documentRemarks', () => {
  it('is content where dates are known and numbers follow, in whatever digits', () => {
    expect(remarks(['۹'], allDates)).toEqual([]);
    expect(remarks(['۹', '١٠', '11'], allDates)).toEqual([
      'CONTENT_PARTIAL the content of 2 provisions is established only in part (art_1, art_2)',
    ]);
  });

  it('tells of a gap between articles', () => {
    expect(remarks(['۱', '۳'], allDates)).toContain('ARTICLE_GAP art_1');
  });

  it('tells of dates from which no deadline can count', () => {
    const told = remarks(['۱'], { adoptedOn: '2011-10-29' }).map((line) => /the date (\w+)/.exec(line)?.[1]);
    expect(told).toEqual(['notifiedOn', 'gazettedOn', 'inForceFrom']);
  });
});
