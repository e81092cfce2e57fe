import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchForm } from './normalise.js';
import { printedJalaliDate, readStatuteDate } from './statute-dates.js';

describe('readStatuteDate', () => {
  it.each([
    ['1390/8/7', '2011-10-29'],
    ['7/8/1390', '2011-10-29'],
    ['۱۵/ ۴/ ۱۳۹۳', '2014-07-06'],
    ['1403,05,03', '2024-07-24'],
    ['93.5.26', '2014-08-17'],
    ['۱۳۹۹ـ۱۱ـ۰۶', '2021-01-25'],
    ['26.5.93', '2014-08-17'],
    ['1399/30/12', '2021-03-20'],
    ['۷ آبان ۱۳۹۰', '2011-10-29'],
    ['هفتم آبان ماه یکهزار و سیصد و نود', '2011-10-29'],
    ['بیست و ششم مرداد ۱۳۹۳', null],
    ['2011/10/29', '2011-10-29'],
  ])('reads %s', (text, date) => {
    expect(readStatuteDate(matchForm(text))).toBe(date);
  });

  it.each(['1390/13/32', '1400/12/30', '۱۳۹۰', 'مصوب ۱۳۹۰', '5/6', '05/06/07', ''])(
    'finds none in «%s»',
    (text) => {
      expect(readStatuteDate(matchForm(text))).toBeNull();
    },
  );

  it('reads every day that it prints, in either direction', () => {
    const days = fc.date({ min: new Date('1925-03-22'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const printed = printedJalaliDate(date);
        expect(readStatuteDate(matchForm(printed))).toBe(date);
        expect(readStatuteDate(matchForm(printed.split('/').toReversed().join('/')))).toBe(date);
      }),
    );
  });
});
