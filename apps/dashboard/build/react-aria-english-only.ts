import type { Plugin } from 'vite';

const otherLanguage = /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/.*(?<!en-US)\.mjs$/;

/**
 * Leaves out React Aria's own translations save the English one, about a third of the entry: it has no Persian, and
 * ours comes from `src/language/react-aria-strings.ts`. The library skips languages whose strings are falsy.
 */
export function reactAriaEnglishOnly(): Plugin {
  return {
    name: 'react-aria-english-only',
    enforce: 'pre',
    load(id) {
      return otherLanguage.test(id) ? 'export default undefined;' : null;
    },
  };
}
