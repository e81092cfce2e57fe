/** Which of a search's words a row's text has: bit i stands for word i. */
export interface WordMatch {
  id: string;
  words: number;
}

/** A way to have all words: an obligation among these together with a unit among those; null where any will do. */
export interface Combination {
  obligationIds: string[] | null;
  unitIds: string[] | null;
}

/**
 * The ways in which a task can have every word of a search, each word in its obligation (or the provision behind it) or
 * in its unit. No way: nothing is found.
 * @param count number of words.
 * @param obligations those that have at least one of the words.
 * @param units those that have at least one of the words.
 */
export function combinationsWithAll(
  count: number,
  obligations: readonly WordMatch[],
  units: readonly WordMatch[],
): Combination[] {
  const all = 2 ** count - 1;
  const wholeUnits = idsOf(units.filter(({ words }) => words === all));
  const combinations: Combination[] = [];
  if (wholeUnits.length > 0) combinations.push({ obligationIds: null, unitIds: wholeUnits });
  for (const [words, group] of Map.groupBy(obligations, (match) => match.words)) {
    const missing = all & ~words;
    const obligationIds = idsOf(group);
    if (missing === 0) combinations.push({ obligationIds, unitIds: null });
    const completing = idsOf(
      units.filter((unit) => unit.words !== all && (unit.words & missing) === missing),
    );
    if (missing !== 0 && completing.length > 0) combinations.push({ obligationIds, unitIds: completing });
  }
  return combinations;
}

function idsOf(matches: readonly WordMatch[]): string[] {
  return matches.map(({ id }) => id);
}
