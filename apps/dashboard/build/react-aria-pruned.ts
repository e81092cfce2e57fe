import type { Plugin } from 'vite';

const otherLanguage = /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/.*(?<!en-US)\.mjs$/;
const calendarChoice = /@internationalized\/date\/dist\/private\/createCalendar\.mjs$/;

const twoCalendars = `
import { GregorianCalendar } from './calendars/GregorianCalendar.mjs';
import { PersianCalendar } from './calendars/PersianCalendar.mjs';
export const createCalendar = (name) => (name === 'persian' ? new PersianCalendar() : new GregorianCalendar());
`;

/**
 * Leaves out of React Aria what is never shown: its own translations save the English ones (it has no Persian, and
 * ours come from `src/language/react-aria-strings.ts`; it skips languages whose strings are falsy), and the calendars
 * other than the Jalali and the Gregorian. A third of the entry, a fifth of the date field.
 */
export function reactAriaPruned(): Plugin {
  return {
    name: 'react-aria-pruned',
    enforce: 'pre',
    load(id) {
      if (otherLanguage.test(id)) return 'export default undefined;';
      return calendarChoice.test(id) ? twoCalendars : null;
    },
  };
}
