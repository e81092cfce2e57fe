import { describe, expect, it } from '@jest/globals';
import { preferredLang } from './language.rules.js';

describe('the preferred language', () => {
  it.each([
    [undefined, 'FA'],
    ['', 'FA'],
    ['en', 'EN'],
    ['en-GB,en;q=0.9,fa;q=0.8', 'EN'],
    ['fa-IR,fa;q=0.9,en;q=0.8', 'FA'],
    ['de,en;q=0.5', 'EN'],
    ['de', 'FA'],
    ['en;q=0', 'FA'],
    ['en;q=0.3,fa;q=0.7', 'FA'],
    ['*', 'FA'],
    ['en;q=nonsense', 'FA'],
  ])('of "%s" is %s', (header, lang) => {
    expect(preferredLang(header)).toBe(lang);
  });
});
