import { wordingDifference } from '../comparisons/wording.rules.js';
import { laterDay } from './expression.rules.js';
import type { StoredExpression, StoredProvision, Wording } from './stored-law.js';

/** The expression that words a provision, as its row looks at it. */
export interface WordingExpression {
  expression: Pick<StoredExpression, 'id' | 'effectiveOn'>;
  becomesCurrent: boolean;
  /** Whether it is the current one already and is only put right. */
  isCorrection: boolean;
  /** Gregorian date. */
  today: string;
}

/**
 * How a provision's row stands after an expression. Deadlines count from the dates of the expression that gave it its
 * wording, so that an amendment of other provisions moves none. One that binds already goes on binding when it gets
 * new words for later; a new one binds from its own day.
 */
export function standingOf(
  wording: Wording,
  known: StoredProvision | undefined,
  given: WordingExpression,
): StoredProvision {
  const { expression, becomesCurrent, today } = given;
  if (!becomesCurrent) return firstSeen(wording, expression, today);
  const expressionId = expression.id;
  if (known === undefined || known.status === 'REPEALED') {
    return { ...wording, expressionId, wordedBy: expressionId, bindsFrom: wording.inForceFrom };
  }
  const keepsWords = given.isCorrection || wordingDifference(known, wording) !== 'CHANGED';
  const binds = known.bindsFrom === null || known.bindsFrom <= today;
  return {
    ...wording,
    expressionId,
    wordedBy: keepsWords ? known.wordedBy : expressionId,
    bindsFrom: binds ? known.bindsFrom : wording.inForceFrom,
  };
}

/** A provision that only a text of the past knows is law no more; one of a text to come binds when that one does. */
function firstSeen(
  wording: Wording,
  { id, effectiveOn }: WordingExpression['expression'],
  today: string,
): StoredProvision {
  const isToCome = effectiveOn !== null && effectiveOn > today;
  return {
    ...wording,
    expressionId: id,
    status: isToCome ? wording.status : 'REPEALED',
    wordedBy: id,
    bindsFrom: isToCome ? laterDay(effectiveOn, wording.inForceFrom) : wording.inForceFrom,
  };
}
