import DataLoader from 'dataloader';
import type { Charter, CharterClause, CharterVersion } from './charter.rules.js';
import type { ChartersQueries } from './charters.queries.js';

/** Reads of one request, gathered into one statement each. */
export interface CharterLoaders {
  /** By row id; null where there is none. */
  charter: DataLoader<string, Charter | null>;
  /** All versions of a charter, oldest first. */
  versionsOfCharter: DataLoader<string, CharterVersion[]>;
  /** By row id; null where there is none. */
  charterClause: DataLoader<string, CharterClause | null>;
}

export function makeCharterLoaders(queries: ChartersQueries): CharterLoaders {
  return {
    charter: new DataLoader(async (ids) => {
      const charters = new Map((await queries.byIds(ids)).map((charter) => [charter.id, charter]));
      return ids.map((id) => charters.get(id) ?? null);
    }),
    versionsOfCharter: new DataLoader(async (charterIds) => {
      const versions = Map.groupBy(await queries.versionsOf(charterIds), ({ charterId }) => charterId);
      return charterIds.map((id) => versions.get(id) ?? []);
    }),
    charterClause: new DataLoader(async (ids) => {
      const clauses = new Map((await queries.clausesByIds(ids)).map((clause) => [clause.id, clause]));
      return ids.map((id) => clauses.get(id) ?? null);
    }),
  };
}
