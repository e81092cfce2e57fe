import { normalise, type MatchText } from './normalise.js';

/** A line of the input that is not blank. */
export interface SourceLine {
  /** From 1, blank lines counted. */
  number: number;
  /** Where it starts in the input, in UTF-16 units. */
  offset: number;
  /** As typed, without the line break. */
  raw: string;
  /** In the form in which it is matched. */
  matched: MatchText;
}

const LINE_BREAK = /\r\n|[\n\r\u000B\u000C\u0085\u2028\u2029]/g;

/** The lines of a text that hold something to see. */
export function linesOf(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let offset = 0;
  let number = 1;
  const add = (end: number) => {
    const raw = text.slice(offset, end);
    const matched = normalise(raw);
    if (matched.text !== '') lines.push({ number, offset, raw, matched });
  };
  for (const lineBreak of text.matchAll(LINE_BREAK)) {
    add(lineBreak.index);
    offset = lineBreak.index + lineBreak[0].length;
    number += 1;
  }
  add(text.length);
  return lines;
}

/** The raw text of a line from a place in its matched form on. */
export function rawFrom({ raw, matched }: SourceLine, matchIndex: number): string {
  return displayText(raw.slice(matched.origins[matchIndex] ?? raw.length));
}

// Control characters and the marks that reorder what a reader sees: the import formats refuse both in a text.
const NOT_FOR_DISPLAY = /(?![\t])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const EDGES = /^[\s\u200B-\u200F\u2060]+|[\s\u200B-\u200F\u2060]+$/g;

/** A raw text as it is kept: as typed, without what is invisible at its ends and what a stored text may not hold. */
export function displayText(raw: string): string {
  return raw.replace(NOT_FOR_DISPLAY, '').replace(EDGES, '');
}
