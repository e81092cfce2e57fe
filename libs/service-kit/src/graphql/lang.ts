import type { LocalizedText } from '@rasad/event-contracts';
import { registerEnumType } from '@nestjs/graphql';

/** Languages in which texts can be asked for. */
export enum Lang {
  FA = 'FA',
  EN = 'EN',
}
registerEnumType(Lang, { name: 'Lang', description: 'Language of a text.' });

/** A text in the language asked for, or in the other one where it lacks it. */
export function textIn(text: LocalizedText, lang: 'FA' | 'EN'): string {
  const [first, second] = lang === 'FA' ? [text.fa, text.en] : [text.en, text.fa];
  return first ?? second ?? '';
}
