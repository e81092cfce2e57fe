import { readNumberWords } from './persian-numbers.js';
import { readStatusMark, type StatusMark } from './status-marks.js';

/** A number as a marker states it. */
export interface ScannedNumber {
  value: number;
  /** Where it stands in the matched text. */
  from: number;
  to: number;
  /** «مکرر» after it: 0 none, 1 «مکرر», 2 «مکرر ۱», 3 «مکرر ۲» and so on. */
  repeat: number;
}

/** How clearly a marker stands apart from what follows it: by a separator or the line's end, or by a space alone. */
export type Strength = 'STRONG' | 'WEAK';

const SEPARATOR = / ?(?:[-:.)] ?)+/y;
const DIGITS = / ?(\d{1,4})(?![\d/])/y;
const DIGITS_IN_PARENTHESES = / ?[([] ?(\d{1,4}) ?[)\]]/y;
const REPEAT = /(?: ?-? ?مکرر| ?\( ?مکرر ?\))(?:(?: ?(\d{1,3})(?!\d))|(?: ?\( ?(\d{1,3}) ?\)))?(?!\p{L})/uy;

/** Walks along the matched text of a line. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  /** Takes what a sticky expression matches here. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const match = expression.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  /** Takes a number in digits or words, in parentheses or not, with «مکرر» after it. */
  takeNumber(): ScannedNumber | undefined {
    const start = this.at;
    const value = this.#takeValue();
    if (value === undefined) {
      this.at = start;
      return undefined;
    }
    const repeat = this.#takeRepeat();
    const from = this.text.charAt(start) === ' ' ? start + 1 : start;
    return { value, from, to: this.at, repeat };
  }

  /** Takes marks of status and separators; strong where there was any, or the line ends. */
  takeSeparation(): { strength: Strength; marks: StatusMark[] } {
    const marks: StatusMark[] = [];
    const start = this.at;
    for (;;) {
      if (this.take(SEPARATOR)) continue;
      const mark = this.#takeMark();
      if (!mark) break;
      marks.push(mark);
    }
    const strength = this.at > start || this.isAtEnd ? 'STRONG' : 'WEAK';
    this.take(/ /y);
    return { strength, marks };
  }

  #takeValue(): number | undefined {
    const digits = this.take(DIGITS_IN_PARENTHESES) ?? this.take(DIGITS);
    if (digits) return Number(digits[1]);
    const open = this.take(/ ?\( ?/y);
    if (!open) this.take(/ /y);
    const words = readNumberWords(this.text.slice(this.at, this.at + 60));
    if (!words) return undefined;
    this.at += words.length;
    if (open && !this.take(/ ?\)/y)) return undefined;
    return words.value;
  }

  #takeRepeat(): number {
    const match = this.take(REPEAT);
    if (!match) return 0;
    const number = match[1] ?? match[2];
    return number === undefined ? 1 : Number(number) + 1;
  }

  #takeMark(): StatusMark | undefined {
    const spaces = this.text.charAt(this.at) === ' ' ? 1 : 0;
    const mark = readStatusMark(this.text.slice(this.at + spaces, this.at + spaces + 260));
    if (mark) this.at += spaces + mark.length;
    return mark;
  }
}
