const FOLDED: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ۀ: 'ه',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
};
// «شناسه‌ی واحد» is «شناسهٔ واحد» in another spelling.
const SPELT_OUT_EZAFE = /ه\u200C[یيى](?!\p{L})/gu;
// Spaces, joiners, vowel signs, tatweel, punctuation: nothing by which two headings differ for their reader.
const IGNORED = /[\s\p{M}\p{P}\p{S}\p{Cf}\u0640]/gu;

/** Persian and Arabic digits as Latin ones. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** A heading or label in the form in which it is compared: as its reader takes it, however it was typed. */
export function matchingForm(text: string): string {
  const plain = latinDigits(text.normalize('NFKC'))
    .replace(SPELT_OUT_EZAFE, 'ه')
    .replace(IGNORED, '')
    .toLowerCase();
  return [...plain].map((letter) => FOLDED[letter] ?? letter).join('');
}
