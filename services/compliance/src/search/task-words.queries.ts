import { Injectable } from '@nestjs/common';
import { searchPatterns, type UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { oneOf } from '../database/one-of.queries.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { combinationsWithAll, type Combination, type WordMatch } from './word-match.rules.js';

/**
 * Finds what a search for tasks means: obligations and units are few beside tasks, so the words are looked up there first
 * and the list is then planned for the ids found (a search without a hit: 0.1 ms of list instead of seconds).
 */
@Injectable()
export class TaskWordsQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The ways in which a task of units in reach can have all words; null where the search has none: it asks for nothing. */
  async find(search: string, reach: UnitScope): Promise<Combination[] | null> {
    const patterns = searchPatterns(search);
    if (patterns.length === 0) return null;
    const [obligations, units] = await Promise.all([this.obligations(patterns), this.units(patterns, reach)]);
    return combinationsWithAll(patterns.length, obligations, units);
  }

  private obligations(patterns: readonly string[]): Promise<WordMatch[]> {
    const { words, some } = wordBits(patterns, (word) => `o.search like ${word} or p.search like ${word}`);
    return this.reads.rows<WordMatch>(
      `select o.id, ${words} as words from obligation o join provision p on p.id = o.provision_id where ${some}`,
      [...patterns],
    );
  }

  private units(patterns: readonly string[], reach: UnitScope): Promise<WordMatch[]> {
    const { words, some } = wordBits(patterns, (word) => `u.search like ${word}`);
    const parameters: unknown[] = [...patterns];
    const inReach = unitScopeCondition('u', reach, parameters);
    return this.reads.rows<WordMatch>(
      `select u.id, ${words} as words from unit u where ${inReach} and (${some})`,
      parameters,
    );
  }
}

/** Which of the words, the statement's first parameters, a row has: as bits, and whether it has any. */
function wordBits(
  patterns: readonly string[],
  has: (word: string) => string,
): { words: string; some: string } {
  const conditions = patterns.map((_, index) => has(`$${index + 1}`));
  const bits = conditions.map((condition, index) => `case when ${condition} then ${2 ** index} else 0 end`);
  return { words: bits.join(' + '), some: conditions.join(' or ') };
}

/** The condition over `task t` that a search means; see `TaskWordsQueries.find`. */
export function taskWordsCondition(found: readonly Combination[], bind: (value: unknown) => string): string {
  const ways = found.map(({ obligationIds, unitIds }) => {
    const parts: string[] = [];
    if (obligationIds) parts.push(oneOf('t.obligation_id', 'uuid', obligationIds, bind));
    if (unitIds) parts.push(oneOf('t.unit_id', 'uuid', unitIds, bind));
    return `(${parts.join(' and ')})`;
  });
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false';
}
