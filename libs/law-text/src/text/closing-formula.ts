import { readNumberWords } from './persian-numbers.js';
import { readStatuteDate } from './statute-dates.js';

/** What the formula at the end of a statute says it holds. */
export interface ClosingFormula {
  articles?: number;
  notes?: number;
  /** Day of adoption, Gregorian, where the formula states one. */
  adoptedOn: string | null;
}

const OPENING =
  /^(?:[«"(*.-] ?)*(?:(?:این )?(?:قانون|لایحه|طرح|آیین ?نامه|ایین ?نامه|اییننامه|اساسنامه|تصویب ?نامه|مصوبه|دستورالعمل|مقررات|متن|منشور|موافقتنامه)(?: [^.]{0,60}?)? ?)?مشتمل بر(?!\p{L})/u;

/** Whether a line in matched form begins the closing formula: «قانون فوق مشتمل بر …». */
export function isClosingFormula(text: string): boolean {
  return OPENING.test(text) && countsIn(text.slice(text.indexOf('مشتمل بر'))).length > 0;
}

/** Whether the formula stands somewhere in a line after other words. */
export function holdsClosingFormula(text: string): boolean {
  return /(?:قانون|لایحه|آیین نامه|ایین نامه|مصوبه) (?:فوق|حاضر|مذکور)[^.]{0,60}مشتمل بر(?!\p{L})/u.test(
    text,
  );
}

/** Reads the formula from its line and those after it. */
export function readClosingFormula(text: string): ClosingFormula {
  const formula: ClosingFormula = { adoptedOn: readStatuteDate(text) };
  for (const [field, value] of countsIn(text.slice(text.indexOf('مشتمل بر')))) formula[field] ??= value;
  return formula;
}

type Counted = 'articles' | 'notes';

const COUNTED: readonly [RegExp, Counted][] = [
  [/^(?:ماده|اصل)/, 'articles'],
  [/^تبصره/, 'notes'],
];

function countsIn(text: string): [Counted, number][] {
  const words = text
    .slice(0, 300)
    .replaceAll(/[()«»]/g, ' ')
    .replaceAll(/ +/g, ' ');
  const counts: [Counted, number][] = /ماده واحده/.test(words) ? [['articles', 1]] : [];
  const pattern = /(?:^| )(?:و )?(?=\S)/g;
  for (const { index, 0: lead } of words.matchAll(pattern)) {
    const rest = words.slice(index + lead.length);
    const number = numberAt(rest);
    const noun = number && rest.slice(number.length).trimStart();
    const field = noun && COUNTED.find(([expression]) => expression.test(noun))?.[1];
    if (number && field && !counts.some(([known]) => known === field)) counts.push([field, number.value]);
  }
  return counts;
}

function numberAt(text: string): { value: number; length: number } | undefined {
  const digits = /^\d{1,4}/.exec(text)?.[0];
  return digits === undefined ? readNumberWords(text) : { value: Number(digits), length: digits.length };
}
