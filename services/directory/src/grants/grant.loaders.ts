import DataLoader from 'dataloader';
import type { Grant } from './grant.rules.js';
import type { GrantRecord, GrantRecordQueries } from './grant-record.queries.js';
import type { GrantsQueries } from './grants.queries.js';

/** Reads of one request, gathered into one statement each. */
export interface GrantLoaders {
  /** By row id; null where there is none. */
  grant: DataLoader<string, Grant | null>;
  /** Who gave a grant and took it back, by the grant's row id. */
  grantRecord: DataLoader<string, GrantRecord>;
}

export function makeGrantLoaders(queries: GrantsQueries, records: GrantRecordQueries): GrantLoaders {
  return {
    grant: new DataLoader(async (ids) => {
      const grants = new Map((await queries.byIds(ids)).map((grant) => [grant.id, grant]));
      return ids.map((id) => grants.get(id) ?? null);
    }),
    grantRecord: new DataLoader((ids) => records.of(ids)),
  };
}
