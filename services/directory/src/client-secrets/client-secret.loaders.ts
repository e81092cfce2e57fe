import DataLoader from 'dataloader';
import type { ClientSecret } from './client-secret.rules.js';
import type { ClientSecretsQueries } from './client-secrets.queries.js';

/** Reads of one request, gathered into one statement. */
export interface ClientSecretLoaders {
  /** Secrets of a service account by its row id, the newest first. */
  secretsOf: DataLoader<string, ClientSecret[]>;
}

export function makeClientSecretLoaders(queries: ClientSecretsQueries): ClientSecretLoaders {
  return {
    secretsOf: new DataLoader(async (accountIds) => {
      const secrets = Map.groupBy(await queries.ofAccounts(accountIds), ({ accountId }) => accountId);
      return accountIds.map((id) => secrets.get(id) ?? []);
    }),
  };
}
