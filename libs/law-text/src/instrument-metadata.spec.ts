import { describe, expect, it } from '@jest/globals';
import { expressionLabel, readDate, type InstrumentMetadata } from './instrument-metadata.js';

describe('readDate', () => {
  it.each([
    ['1390/08/07', '2011-10-29'],
    ['۱۳۹۰-۸-۷', '2011-10-29'],
    ['2011-10-29', '2011-10-29'],
    ['1399/12/30', '2021-03-20'],
  ])('takes %s, Jalali before the year 1700, Gregorian from then on', (written, date) => {
    expect(readDate(written)).toBe(date);
  });

  it.each(['1390/13/01', '1400/12/30', '2011-02-30', '07/08/1390', '90/8/7', '1390', '', 'x'])(
    'refuses %j',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );
});

describe('expressionLabel', () => {
  const law: InstrumentMetadata = { code: 'a', kind: 'LAW', title: { fa: 'قانون' } };

  it('is the given one, or tells the day of adoption', () => {
    expect(expressionLabel({ ...law, label: { en: 'First' } })).toEqual({ en: 'First' });
    expect(expressionLabel({ ...law, adoptedOn: '2011-10-29' })).toEqual({
      fa: 'مصوب ۱۳۹۰/۰۸/۰۷',
      en: 'As adopted on 2011-10-29',
    });
    expect(expressionLabel(law)).toEqual({ fa: 'متن واردشده', en: 'As imported' });
  });
});
