import type { ClassifiedLine } from './classify.js';
import { isClosingFormula } from './closing-formula.js';

/** A quotation that is not closed within so many lines is taken for a slip of the pen. */
const LONGEST_QUOTATION = 2000;

const OPENS = /^["“«]/;
const CLOSES = /["”»][ .؛,]*$/;

/**
 * Where the quotations end that a line opens, or that begin straight after it, each provision perhaps in marks of its
 * own: the index after the last of their lines. Undefined where there is none, or it is never closed.
 */
export function endOfQuotations(lines: readonly ClassifiedLine[], intro: number): number | undefined {
  const opened = balanceOf(textAt(lines, intro));
  let end = opened > 0 ? endOfOpened(lines, intro + 1, opened) : endOfNext(lines, intro + 1);
  for (let next = end; next !== undefined; next = endOfNext(lines, next)) end = next;
  return end;
}

/** Where a quotation of whole lines that begins on a line ends. */
function endOfNext(lines: readonly ClassifiedLine[], from: number): number | undefined {
  const first = textAt(lines, from);
  if (!OPENS.test(first)) return undefined;
  if (first.startsWith('"')) return endOfStraight(lines, from);
  const balance = balanceOf(first);
  if (balance > 0) return endOfOpened(lines, from + 1, balance);
  // «الف» with words after it only begins with a quoted word
  return CLOSES.test(first) ? from + 1 : undefined;
}

function endOfOpened(lines: readonly ClassifiedLine[], from: number, opened: number): number | undefined {
  let balance = opened;
  for (let index = from; index < Math.min(lines.length, from + LONGEST_QUOTATION); index++) {
    const text = textAt(lines, index);
    if (isClosingFormula(text)) return undefined;
    balance += balanceOf(text);
    if (balance <= 0) return index + 1;
  }
  return undefined;
}

function endOfStraight(lines: readonly ClassifiedLine[], from: number): number | undefined {
  for (let index = from; index < Math.min(lines.length, from + LONGEST_QUOTATION); index++) {
    const text = textAt(lines, index);
    if (CLOSES.test(index === from ? text.slice(1) : text)) return index + 1;
  }
  return undefined;
}

function balanceOf(text: string): number {
  let balance = 0;
  for (const character of text) {
    if (character === '«' || character === '“') balance += 1;
    if (character === '»' || character === '”') balance -= 1;
  }
  return balance;
}

function textAt(lines: readonly ClassifiedLine[], index: number): string {
  return lines[index]?.line.matched.text ?? '';
}
