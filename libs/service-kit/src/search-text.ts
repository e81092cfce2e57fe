const sameLetter: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  آ: 'ا',
  ؤ: 'و',
};
// Combining marks (vowel signs, hamza above), tatweel, joiners, direction marks and soft hyphens say nothing to a search.
const silent = /[\p{M}\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/gu;
const digit = /[۰-۹٠-٩]/g;

/**
 * A text as it is matched, however it was typed: Arabic and Persian letters and digits alike, no joiners, lower case,
 * single spaces. Half spaces vanish, so that a search by words finds «پژوهش‌ها» typed with, without or with a whole space.
 */
export function searchText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(silent, '')
    .replace(/[يىئكةۀأإٱآؤ]/g, (letter) => sameLetter[letter] ?? letter)
    .replace(digit, (character) => String((character.codePointAt(0) ?? 0) & 0xf))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** LIKE patterns of a search: every word must occur somewhere in the searched text. At most ten words count. */
export function searchPatterns(search: string): string[] {
  return searchText(search)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
