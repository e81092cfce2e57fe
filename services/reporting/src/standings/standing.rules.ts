import type { SummaryFigures } from '../summaries/summary.rules.js';

/** Orders from weakest: lowest score first, then most overdue; what has nothing to score comes last. */
export function weakestFirst(
  a: Pick<SummaryFigures, 'score' | 'overdue'>,
  b: Pick<SummaryFigures, 'score' | 'overdue'>,
): number {
  if (a.score !== b.score) return (a.score ?? 2) - (b.score ?? 2);
  return b.overdue - a.overdue;
}
