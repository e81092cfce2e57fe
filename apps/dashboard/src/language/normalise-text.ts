/** Digits of the Persian and Arabic scripts to Latin ones. */
const digit = (character: string) => String((character.codePointAt(0) ?? 0) & 0xf);

/**
 * Persian text as it is compared: one form of ye and ke, Latin digits, joiners and tatweel as they would be typed
 * without. What is shown stays as it was written.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[ىي]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[٠-٩۰-۹]/g, digit)
    .replace(/[\u0640\u064b-\u0652\u0654]/g, '')
    .replace(/[\u200c\u200d\u00a0\s]+/g, ' ')
    .trim()
    .toLowerCase();
}
