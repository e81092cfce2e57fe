import type { LocalizedText } from '@rasad/event-contracts';

/** Language of the body: Akoma Ntoso has one for each expression. */
export type BodyLanguage = 'fa' | 'en';

/** Whether elements carry a text as it is: XML readers are free to fold spaces. */
export function isCarried(text: string): boolean {
  return text
    .split('\n')
    .every((line) => line !== '' && line === foldSpaces(line) && !/[\uFFFE\uFFFF]/.test(line));
}

/** A text with its runs of spaces made one, and none at its ends. */
export function foldSpaces(text: string): string {
  return text.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '');
}

/** What of a text the body carries; empty where it carries nothing. */
export function carried(text: LocalizedText | null, language: BodyLanguage): string {
  const own = text?.[language];
  return own !== undefined && isCarried(own) ? own : '';
}

/** What of a text the body does not carry; undefined where it carries all. */
export function notCarried(text: LocalizedText | null, language: BodyLanguage): LocalizedText | undefined {
  const rest = Object.entries(text ?? {}).filter(
    ([key, value]) => value !== undefined && !(key === language && isCarried(value)),
  );
  return rest.length > 0 ? (Object.fromEntries(rest) as LocalizedText) : undefined;
}

/** Puts the two parts together again. */
export function rejoined(body: string, rest: unknown, language: BodyLanguage): LocalizedText | null {
  const other = typeof rest === 'object' && rest !== null ? (rest as LocalizedText) : {};
  const text = body === '' ? other : { [language]: body, ...other };
  return Object.keys(text).length > 0 ? text : null;
}
