import type { LocalizedText } from '@rasad/event-contracts';
import { searchText } from '@rasad/service-kit';

/** How two texts differ: not at all, in their spelling alone, or in what they say. */
export type WordingDifference = 'SAME' | 'RESPELLED' | 'CHANGED';

/** What the comparison of provisions looks at. */
export interface Worded {
  heading: LocalizedText | null;
  text: LocalizedText | null;
}

/** The text that counts: the Persian one, or the other where there is no Persian. Translations change no law. */
export function authenticText(text: LocalizedText | null): string {
  return text?.fa ?? text?.en ?? '';
}

/**
 * A text without what is spelling alone: Arabic and Persian letters and digits alike, no joiners, tatweel and vowel
 * signs, and no spaces, since «می‌شود», «می شود» and «میشود» are one.
 */
export function unspelled(text: string): string {
  return searchText(text).replaceAll(' ', '');
}

/** How a provision's heading and text differ between two wordings of it. */
export function wordingDifference(before: Worded, after: Worded): WordingDifference {
  const differences = [
    textDifference(authenticText(before.heading), authenticText(after.heading)),
    textDifference(authenticText(before.text), authenticText(after.text)),
  ];
  if (differences.includes('CHANGED')) return 'CHANGED';
  return differences.includes('RESPELLED') ? 'RESPELLED' : 'SAME';
}

/** Two texts in the language asked for, or where either lacks it as they count. */
export function comparableTexts(
  before: LocalizedText | null,
  after: LocalizedText | null,
  lang: 'FA' | 'EN',
): [before: string, after: string] {
  const key = lang === 'FA' ? 'fa' : 'en';
  const isInBoth = [before, after].every((text) => text === null || text[key] !== undefined);
  const of = (text: LocalizedText | null) => (isInBoth ? (text?.[key] ?? '') : authenticText(text));
  return [of(before), of(after)];
}

function textDifference(before: string, after: string): WordingDifference {
  if (before === after) return 'SAME';
  return unspelled(before) === unspelled(after) ? 'RESPELLED' : 'CHANGED';
}
