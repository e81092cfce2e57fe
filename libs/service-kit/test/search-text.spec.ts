import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchPatterns, searchText } from '../src/index.js';

const finds = (search: string, text: string) =>
  searchPatterns(search).every((pattern) =>
    searchText(text).includes(pattern.slice(1, -1).replace(/\\(.)/g, '$1')),
  );

describe('search text', () => {
  it.each([
    ['اداري', 'معاونت اداری و مالی'],
    ['اداری', 'معاونت اداري و مالي'],
    ['كرج', 'شهرداری کرج'],
    ['پژوهش‌ها', 'مرکز پژوهش‌ها و مطالعات'],
    ['پژوهشها', 'مرکز پژوهش‌ها و مطالعات'],
    ['پژوهش ها', 'مرکز پژوهش‌ها و مطالعات'],
    ['منطقه 1', 'منطقهٔ ۱'],
    ['منطقه ۱', 'منطقه ١'],
    ['مسئول', 'مسیول'],
    ['شـــهردار', 'شهردار'],
    ['DISTRICT', 'District 1'],
    ['کرج شهرداری', 'شهرداری کرج'],
    ['امور مالی', 'امور\u00a0مالی'],
  ])('finds %s in %s', (search, text) => {
    expect(finds(search, text)).toBe(true);
  });

  it('finds what it does not hold nowhere', () => {
    expect(finds('منطقه ۲', 'منطقه ۱')).toBe(false);
  });

  it('takes wildcards as the characters they are', () => {
    expect(searchPatterns('50%_\\')).toEqual(['%50\\%\\_\\\\%']);
  });

  it('changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = searchText(text);
        expect(searchText(once)).toBe(once);
      }),
    );
  });
});
