import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Account } from '../accounts/account.rules.js';
import { ClientSecretEntity } from './client-secret.entity.js';
import type { ClientSecret } from './client-secret.rules.js';

/** A secret with what is stored of it. */
export type HashedSecret = Pick<ClientSecret, 'id'> & { hash: string };

@Injectable()
export class ClientSecretsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Secrets of accounts by their row ids, the newest first. */
  ofAccounts(accountIds: readonly string[]): Promise<ClientSecret[]> {
    return this.dataSource.manager.find(ClientSecretEntity, {
      where: { accountId: In([...accountIds]) },
      order: { id: 'DESC' },
    });
  }

  /** Live secrets of a client that is in use; none where there is no such client. @param now UTC instant. */
  liveOf(clientId: Account['username'], now: string): Promise<HashedSecret[]> {
    return this.dataSource.query(
      `select client_secret.id, hash from client_secret join account on account.id = account_id
       where username = $1 and kind = 'SERVICE' and disabled_at is null
         and withdrawn_at is null and expires_at > $2`,
      [clientId, now],
    );
  }

  /** Notes that a secret was used, once an hour: a write for every request would cost more than it tells. */
  async markUsed(id: string, now: string): Promise<void> {
    await this.dataSource.query(
      `update client_secret set last_used_at = $2
       where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 hour')`,
      [id, now],
    );
  }
}

/** Secrets of an account, inside a change. */
export function findSecretsOf(tx: EntityManager, accountId: string): Promise<ClientSecret[]> {
  return tx.findBy(ClientSecretEntity, { accountId });
}

/** A secret by its row id, inside a change. */
export function findSecret(tx: EntityManager, id: string): Promise<ClientSecret | null> {
  return tx.findOneBy(ClientSecretEntity, { id });
}

/** Stores a new secret. */
export async function insertSecret(tx: EntityManager, secret: ClientSecret, hash: string): Promise<void> {
  await tx.insert(ClientSecretEntity, { ...secret, hash });
}

/** Stores that a secret was withdrawn. */
export async function saveWithdrawal(
  tx: EntityManager,
  { id, withdrawnAt }: Pick<ClientSecret, 'id' | 'withdrawnAt'>,
): Promise<void> {
  await tx.update(ClientSecretEntity, { id }, { withdrawnAt });
}
