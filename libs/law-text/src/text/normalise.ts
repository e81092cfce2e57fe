/** A line in the form in which it is matched, each character knowing where it came from. */
export interface MatchText {
  text: string;
  /** For each character of `text`, and for its end, the index in the raw line. */
  origins: readonly number[];
}

const LETTER = /\p{L}/u;
const TATWEEL = 0x0640;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/;
// Zero-width non-joiner, no-break spaces and every other space: words stand apart however they were typed.
const SPACES = /[\s\u00A0\u200B\u200C\u2000-\u200A\u202F\u205F\u3000]/;
// Direction marks, joiners, vowel signs, the byte order mark: nothing that a reader sees as a letter.
const INVISIBLE =
  /[\u00AD\u061C\u064B-\u065F\u0670\u06D6-\u06ED\u200D-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/;

const FOLDED: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ۀ: 'ه',
  ة: 'ه',
  ۂ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  '٬': ',',
  '،': ',',
  '：': ':',
  '﴾': '(',
  '﴿': ')',
  '（': '(',
  '）': ')',
  '٫': '.',
};

/**
 * Folds what is only a manner of typing: digits, letter forms, spaces of every kind, direction marks, vowel signs,
 * dashes, tatweel. Runs of spaces become one; spaces at both ends go.
 */
export function normalise(raw: string): MatchText {
  const parts: string[] = [];
  let last = ' ';
  const origins: number[] = [];
  for (let index = 0; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    const folded =
      code === TATWEEL ? foldTatweel(raw, index) : (FOLDS[code] ??= fold(String.fromCharCode(code)));
    if (folded === '' || (folded === ' ' && last === ' ')) continue;
    parts.push(folded);
    last = folded;
    for (let count = 0; count < folded.length; count++) origins.push(index);
  }
  if (parts.at(-1) === ' ') {
    parts.pop();
    origins.pop();
  }
  const end = origins.at(-1);
  origins.push(end === undefined ? raw.length : end + 1);
  return { text: parts.join(''), origins };
}

/** The folded text alone, for comparing. */
export function matchForm(raw: string): string {
  return normalise(raw).text;
}

/** What each UTF-16 unit that was met becomes. */
const FOLDS: string[] = [];

/** What a UTF-16 unit becomes: a character, several for a ligature, or nothing. */
function fold(character: string): string {
  if (SPACES.test(character)) return ' ';
  if (INVISIBLE.test(character)) return '';
  if (DASHES.test(character)) return '-';
  const digit = digitOf(character);
  if (digit !== undefined) return digit;
  return FOLDED[character] ?? foldPresentationForm(character);
}

function foldPresentationForm(character: string): string {
  if (!/[\uFB50-\uFDFF\uFE70-\uFEFC]/.test(character)) return character;
  return [...character.normalize('NFKC')].map((part) => FOLDED[part] ?? part).join('');
}

function digitOf(character: string): string | undefined {
  const code = character.charCodeAt(0);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  return undefined;
}

/** Between two letters it only stretches the word; everywhere else it is typed for a dash. */
function foldTatweel(raw: string, index: number): string {
  let before = index - 1;
  while (raw.charCodeAt(before) === TATWEEL || isMark(raw.charAt(before))) before--;
  let after = index + 1;
  while (raw.charCodeAt(after) === TATWEEL || isMark(raw.charAt(after))) after++;
  return LETTER.test(raw.charAt(before)) && LETTER.test(raw.charAt(after)) ? '' : '-';
}

function isMark(character: string): boolean {
  return character !== '' && INVISIBLE.test(character);
}
