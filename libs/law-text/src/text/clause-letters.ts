/** The two orders in which clauses are lettered. */
const ABJAD = 'ابجدهوزحطیکلمنسعفصقرشتثخذضظغ';
const ALPHABET = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** Letters that the abjad order lacks. */
const PERSIAN_ONLY: Readonly<Record<string, string>> = { پ: 'pe', چ: 'che', ژ: 'zhe', گ: 'gaf' };

/** A clause letter in its plain form: «الف» and «ا» are one letter. */
export type ClauseLetter = string;

/** The clause letter of a text in matched form, or undefined where it is none. */
export function clauseLetterOf(text: string): ClauseLetter | undefined {
  const letter = text === 'الف' ? 'ا' : text;
  return letter.length === 1 && (ABJAD.includes(letter) || ALPHABET.includes(letter)) ? letter : undefined;
}

/**
 * The letter's part of an eId: its place in the abjad order, whatever order the list follows, so that a clause keeps
 * its name when one before it is repealed.
 */
export function letterCode(letter: ClauseLetter): string {
  const index = ABJAD.indexOf(letter);
  if (index < 0) return PERSIAN_ONLY[letter] ?? letter;
  return index < LATIN.length ? LATIN.charAt(index) : `a${LATIN.charAt(index - LATIN.length)}`;
}

/** As it is printed: «الف», not «ا». */
export function printedLetter(letter: ClauseLetter): string {
  return letter === 'ا' ? 'الف' : letter;
}

/** How a letter continues a list: as the very next one, after some that were skipped, or not at all. */
export type LetterStep = 'NEXT' | 'SKIP' | 'NONE';

/** How `letter` goes on after the letters of an open list, in the order or orders that these follow. */
export function letterStep(list: readonly ClauseLetter[], letter: ClauseLetter): LetterStep {
  const steps = ordersOf(list).map((order) => order.indexOf(letter) - order.indexOf(list.at(-1) ?? ''));
  if (steps.includes(1)) return 'NEXT';
  return steps.some((step) => step > 0) ? 'SKIP' : 'NONE';
}

/** Letters of an order, the first `count` of them. */
export function lettersInOrder(order: 'ABJAD' | 'ALPHABET', count: number): ClauseLetter[] {
  return [...(order === 'ABJAD' ? ABJAD : ALPHABET)].slice(0, count);
}

function ordersOf(list: readonly ClauseLetter[]): string[] {
  return [ABJAD, ALPHABET].filter((order) => isRising(list.map((letter) => order.indexOf(letter))));
}

function isRising(places: readonly number[]): boolean {
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)));
}
