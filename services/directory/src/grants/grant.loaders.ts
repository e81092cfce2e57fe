import DataLoader from 'dataloader';
import type { Grant } from './grant.rules.js';
import type { GrantsQueries } from './grants.queries.js';

/** Reads of one request, gathered into one statement. */
export interface GrantLoaders {
  /** By row id; null where there is none. */
  grant: DataLoader<string, Grant | null>;
}

export function makeGrantLoaders(queries: GrantsQueries): GrantLoaders {
  return {
    grant: new DataLoader(async (ids) => {
      const grants = new Map((await queries.byIds(ids)).map((grant) => [grant.id, grant]));
      return ids.map((id) => grants.get(id) ?? null);
    }),
  };
}
