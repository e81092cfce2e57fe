import DataLoader from 'dataloader';
import type { Account } from './account.rules.js';
import type { AccountsQueries } from './accounts.queries.js';

/** Reads of one request, gathered into one statement. */
export interface AccountLoaders {
  /** By row id; null where there is none. */
  account: DataLoader<string, Account | null>;
}

export function makeAccountLoaders(queries: AccountsQueries): AccountLoaders {
  return {
    account: new DataLoader(async (ids) => {
      const accounts = new Map((await queries.byIds(ids)).map((account) => [account.id, account]));
      return ids.map((id) => accounts.get(id) ?? null);
    }),
  };
}
