import { diffArrays } from 'diff';
import { unspelled } from './wording.rules.js';

/** What became of a piece of text. */
export type SegmentKind = 'EQUAL' | 'INSERT' | 'DELETE';

/** A piece of two texts compared word by word: in both, in the new one alone, in the old one alone. */
export interface DiffSegment {
  kind: SegmentKind;
  /** As the new text has it, or as the old one had it where it is deleted. */
  text: string;
  /** As the old text spells what both say; null where it spells it alike or does not have it. */
  spelledBefore: string | null;
}

/** A word or a mark with the space after it: joined again, they are the text. */
interface Token {
  text: string;
  folded: string;
}

/** Words changed at most before a comparison gives up and shows the old text and the new one as wholes. */
const maxChangedWords = 500;

/**
 * Compares two texts word by word. Joined again, what is not deleted is the new text to the letter, and what is not
 * inserted, as it was spelt before, the old one. Other letters, digits and joiners alone are no change.
 */
export function diffWords(before: string, after: string): DiffSegment[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(old, now, {
    comparator: (a, b) => a.folded === b.folded,
    maxEditLength: maxChangedWords,
  });
  if (!changes) return whole(before, after);
  const segments: DiffSegment[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    const text = joined(value);
    if (removed) segments.push({ kind: 'DELETE', text, spelledBefore: null });
    else if (added) segments.push({ kind: 'INSERT', text, spelledBefore: null });
    else segments.push(...spelledAlike(old.slice(at, at + value.length), value));
    if (!added) at += value.length;
  }
  return withoutSpelling(segments, before, after);
}

function whole(before: string, after: string): DiffSegment[] {
  return [
    { kind: 'DELETE', text: before, spelledBefore: null },
    { kind: 'INSERT', text: after, spelledBefore: null },
  ];
}

// A run of letters, marks and digits, or one other character; spaces and joiners belong to what is before them.
const token =
  /(?:[\p{L}\p{M}\p{N}\u0640]+|[^\p{L}\p{M}\p{N}\s])[\s\u200B-\u200F\u2060\uFEFF]*|[\s\u200B-\u200F\u2060\uFEFF]+/gu;

function tokensOf(text: string): Token[] {
  return (text.match(token) ?? []).map((part) => ({ text: part, folded: unspelled(part) }));
}

function joined(tokens: readonly { text: string }[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Words that both texts have, apart where they are spelt otherwise. */
function spelledAlike(old: readonly Token[], now: readonly Token[]): DiffSegment[] {
  const segments: DiffSegment[] = [];
  for (const [index, { text }] of now.entries()) {
    const before = old[index]?.text ?? text;
    const last = segments.at(-1);
    const isRespelled = before !== text;
    if (last && (last.spelledBefore !== null) === isRespelled) {
      last.text += text;
      if (last.spelledBefore !== null) last.spelledBefore += before;
    } else {
      segments.push({ kind: 'EQUAL', text, spelledBefore: isRespelled ? before : null });
    }
  }
  return segments;
}

/** Turns what only looks like a change into what is spelt otherwise: «می شود» for «میشود», a tatweel, a lost joiner. */
function withoutSpelling(segments: readonly DiffSegment[], before: string, after: string): DiffSegment[] {
  const found: DiffSegment[] = [];
  for (const segment of segments) {
    const last = found.at(-1);
    if (
      last?.kind === 'DELETE' &&
      segment.kind === 'INSERT' &&
      unspelled(last.text) === unspelled(segment.text)
    ) {
      found.splice(-1, 1, { kind: 'EQUAL', text: segment.text, spelledBefore: last.text });
    } else if (segment.kind !== 'EQUAL' && unspelled(segment.text) === '') {
      found.push(silentChange(segment));
    } else {
      found.push(segment);
    }
  }
  const isSpellingAlone =
    unspelled(before) === unspelled(after) && found.some(({ kind }) => kind !== 'EQUAL');
  return isSpellingAlone ? [{ kind: 'EQUAL', text: after, spelledBefore: before }] : found;
}

function silentChange({ kind, text }: DiffSegment): DiffSegment {
  return kind === 'INSERT'
    ? { kind: 'EQUAL', text, spelledBefore: '' }
    : { kind: 'EQUAL', text: '', spelledBefore: text };
}
