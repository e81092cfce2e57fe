/** The formats in which an instrument is read. */
export type LawFormat = 'JSON' | 'TEXT' | 'AKOMA_NTOSO';

/** The format of a content: an object is JSON, an element is XML, anything else is plain text. */
export function detectLawFormat(content: string): LawFormat {
  const first = /[^\s\uFEFF\u200E\u200F]/.exec(content.slice(0, 10_000))?.[0];
  if (first === '{') return 'JSON';
  return first === '<' ? 'AKOMA_NTOSO' : 'TEXT';
}
