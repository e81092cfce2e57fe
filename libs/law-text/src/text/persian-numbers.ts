const UNITS = ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه'];
const TEENS = ['ده', 'یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده'];
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'];

const VALUES = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]).slice(1),
  ...TEENS.map((word, index): [string, number] => [word, index + 10]),
  ...TENS.map((word, index): [string, number] => [word, index * 10]).slice(2),
  ...HUNDREDS.map((word, index): [string, number] => [word, index * 100]).slice(1),
  ['هیجده', 18],
  ['یکصد', 100],
  ['اول', 1],
  ['نخست', 1],
  ['یکم', 1],
  ['سوم', 3],
]);

const THOUSAND = 'هزار';
// Longest first, so that «هفده» is not read as «هفت».
const WORDS = [...VALUES.keys(), THOUSAND].toSorted((a, b) => b.length - a.length).join('|');
const NUMBER_WORDS = new RegExp(`^(?:(?:${WORDS})(?: ?ام|ین|م)? ?(?:و ?(?=(?:${WORDS})))?)+`);
const ONE_WORD = new RegExp(`(${WORDS})(?: ?ام|ین|م)? ?(?:و ?)?`, 'y');

/** A number found at the start of a text in matched form. */
export interface WordedNumber {
  value: number;
  /** How many characters it takes, without a space after it. */
  length: number;
}

/** Reads a cardinal or ordinal in words («سی و پنج», «بیست‌ویکم», «اول») at the start of a text in matched form. */
export function readNumberWords(text: string): WordedNumber | undefined {
  const words = NUMBER_WORDS.exec(text)?.[0].trimEnd();
  if (words === undefined || /[\p{L}]/u.test(text.charAt(words.length))) return undefined;
  const value = valueOf(words);
  return value === undefined ? undefined : { value, length: words.length };
}

function valueOf(words: string): number | undefined {
  let total = 0;
  let group = 0;
  let smallest = Number.POSITIVE_INFINITY;
  ONE_WORD.lastIndex = 0;
  while (ONE_WORD.lastIndex < words.length) {
    const word = ONE_WORD.exec(words)?.[1];
    if (word === undefined) return undefined;
    if (word === THOUSAND) {
      total += (group || 1) * 1000;
      group = 0;
      smallest = 1000;
      continue;
    }
    const value = VALUES.get(word) ?? 0;
    // «پنج سی» is no number: each word is of a lower order than the one before
    if (value >= smallest) return undefined;
    group += value;
    smallest = orderOf(value);
  }
  return total + group;
}

/** Where the next word of a number must lie below: hundreds take tens, tens take units, units and teens nothing. */
function orderOf(value: number): number {
  if (value >= 100) return 100;
  return value >= 20 ? 10 : 1;
}

/** A number in words: 35 is «سی و پنج». @param value 1 to 9999 */
export function inWords(value: number): string {
  const parts: string[] = [];
  const thousands = Math.floor(value / 1000);
  if (thousands > 0) parts.push(`${UNITS[thousands]} هزار`);
  const hundreds = Math.floor((value % 1000) / 100);
  if (hundreds > 0) parts.push(HUNDREDS[hundreds] ?? '');
  const rest = value % 100;
  if (rest >= 20) parts.push(TENS[Math.floor(rest / 10)] ?? '');
  if (rest >= 10 && rest < 20) parts.push(TEENS[rest - 10] ?? '');
  else if (rest % 10 > 0) parts.push(UNITS[rest % 10] ?? '');
  return parts.join(' و ');
}

/** An ordinal in words: 1 is «اول», 21 is «بیست و یکم». @param value 1 to 9999 */
export function inOrdinalWords(value: number): string {
  if (value === 1) return 'اول';
  const words = inWords(value);
  if (words.endsWith('سه')) return `${words.slice(0, -2)}سوم`;
  return words.endsWith('سی') ? `${words}‌ام` : `${words}م`;
}

/** A number or date with Persian digits. */
export function inPersianDigits(text: string | number): string {
  return String(text).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
}
