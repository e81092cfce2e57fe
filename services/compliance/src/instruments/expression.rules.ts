import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from '@internationalized/date';
import type { InstrumentExpression } from '@rasad/import-formats';
import { anchorDay } from '../deadlines/anchor.rules.js';

/** What the order of an instrument's expressions follows from. */
export interface DatedExpression {
  id: string;
  /** Gregorian date; null where no date is stated: such a text is the oldest. */
  effectiveOn: string | null;
}

/**
 * What tells the expressions of an instrument apart: the day from which one is in force, or that of its adoption, or
 * its label. The same document again is the same expression; a corrected one replaces it.
 */
export function expressionKey({ inForceFrom, adoptedOn, label }: InstrumentExpression): string {
  return inForceFrom ?? adoptedOn ?? label.fa ?? label.en ?? '';
}

/** What an expression says of the time from which it counts. */
export type ExpressionTime = Pick<
  InstrumentExpression,
  'inForceFrom' | 'gazettedOn' | 'adoptedOn' | 'jalaliYear'
>;

/**
 * The day from which an expression counts, Gregorian: its entry into force, stated or reckoned from its publication, or
 * else its adoption. Where the year alone is known it is the last day of that year, by which it certainly had taken effect.
 */
export function effectiveDay({
  inForceFrom,
  gazettedOn,
  adoptedOn,
  jalaliYear,
}: ExpressionTime): string | null {
  const dates = { ADOPTION: null, NOTIFICATION: null, ENTRY_INTO_FORCE: inForceFrom, GAZETTE: gazettedOn };
  const inForce = anchorDay('ENTRY_INTO_FORCE', dates);
  if (inForce !== null) return inForce.on;
  return adoptedOn ?? (jalaliYear === null ? null : lastDayOfJalaliYear(jalaliYear));
}

/** The expression in force on a day: the newest that has taken effect; of two of one day the later in the list. */
export function expressionInForce<E extends DatedExpression>(
  expressions: readonly E[],
  day: string,
): E | undefined {
  return inEffect(expressions, day).at(-1);
}

/**
 * The next expression to bring into force: the one after the current one among those that have taken effect by a day.
 * Undefined where the current one is the newest of them. @param currentId null before the first.
 */
export function nextInForce<E extends DatedExpression>(
  expressions: readonly E[],
  currentId: string | null,
  day: string,
): E | undefined {
  const effective = inEffect(expressions, day);
  if (currentId === null) return effective[0];
  const at = effective.findIndex(({ id }) => id === currentId);
  return at < 0 ? undefined : effective[at + 1];
}

/** The expression that another one follows: the one in force when it takes effect. @param today for one without a date. */
export function predecessorOf<E extends DatedExpression>(
  expression: DatedExpression,
  expressions: readonly E[],
  today: string,
): E | undefined {
  const others = expressions.filter(({ id }) => id !== expression.id);
  return expressionInForce(others, expression.effectiveOn ?? today);
}

/** The later of two days, null being the earliest. */
export function laterDay(a: string | null, b: string | null): string | null {
  return compareDays(a, b) >= 0 ? a : b;
}

/** Those that have taken effect by a day, the oldest first; of one day in the order of the list. */
function inEffect<E extends DatedExpression>(expressions: readonly E[], day: string): E[] {
  return expressions
    .filter(({ effectiveOn }) => effectiveOn === null || effectiveOn <= day)
    .toSorted((a, b) => compareDays(a.effectiveOn, b.effectiveOn));
}

function compareDays(a: string | null, b: string | null): number {
  return (a ?? '').localeCompare(b ?? '');
}

function lastDayOfJalaliYear(year: number): string {
  const nowruz = new CalendarDate(new PersianCalendar(), year + 1, 1, 1);
  return toCalendar(nowruz, new GregorianCalendar()).subtract({ days: 1 }).toString();
}
