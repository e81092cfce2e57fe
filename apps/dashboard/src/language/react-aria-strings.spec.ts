import { describe, expect, it } from '@jest/globals';
import { persianComponentStrings } from './react-aria-strings.js';

// A message may be nothing but a word it was given.
const persianOrWord = /[\u0600-\u06ff]|^«\w+»$/;
const unused = ['@react-aria/color', '@react-stately/color'];
const { default: english } = (await import('react-aria-components/i18n/en-US')) as unknown as {
  default: Record<string, Record<string, unknown>>;
};
const expected = Object.entries(english).filter(([name]) => !unused.includes(name));
const format = {
  number: (value: number) => String(value),
  select: (options: Record<string, string | (() => string)>, value: string | boolean) => {
    const option = options[String(value)] ?? options.other ?? '';
    return typeof option === 'function' ? option() : option;
  },
};
const words = new Proxy({}, { get: (_target, key) => (key === 'count' ? 3 : `«${String(key)}»`) });

describe('Persian strings of the components', () => {
  it('cover every package that React Aria has words for, save colours', () => {
    expect(Object.keys(persianComponentStrings).sort()).toEqual(expected.map(([name]) => name).sort());
  });

  it.each(expected)('cover every message of %s', (name, messages) => {
    expect(Object.keys(persianComponentStrings[name] ?? {}).sort()).toEqual(Object.keys(messages).sort());
  });

  it.each(expected)('say something in Persian for every message of %s', (name, messages) => {
    for (const key of Object.keys(messages)) {
      const message = persianComponentStrings[name]?.[key];
      const text = typeof message === 'function' ? message(words as never, format) : message;
      expect(text).toMatch(persianOrWord);
      expect(text).not.toContain('undefined');
    }
  });
});
