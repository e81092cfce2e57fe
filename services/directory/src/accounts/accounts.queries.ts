import { Injectable } from '@nestjs/common';
import { ErrorCode, refuse, searchPatterns } from '@rasad/service-kit';
import { DataSource, In, type EntityManager } from 'typeorm';
import { instantSql } from '../instant-column.js';
import { AccountEntity } from './account.entity.js';
import type { Account } from './account.rules.js';

/** One page of the accounts of a kind, in the order of their usernames. */
export interface AccountsRequest {
  kind: Account['kind'];
  search: string;
  first: number;
  /** Row id of the last account of the page before. */
  after: string | null;
}

const columns = `account.id, account.kind, account.username, account.name, account.email,
  ${instantSql('account.disabled_at')} as "disabledAt", account.sample, account.version, account.search`;
const rowsPerStatement = 5_000;

@Injectable()
export class AccountsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Accounts by their row ids, in no order. */
  byIds(ids: readonly string[]): Promise<Account[]> {
    return this.dataSource.query(`select ${columns} from account where id = any($1::uuid[])`, [[...ids]]);
  }

  async byUsername(username: string): Promise<Account | null> {
    const sql = `select ${columns} from account where username = $1`;
    const [account] = await this.dataSource.query<Account[]>(sql, [username]);
    return account ?? null;
  }

  /** One row more than asked for tells whether there is a next page. */
  list({ kind, search, first, after }: AccountsRequest): Promise<Account[]> {
    return this.dataSource.query(
      `select ${columns} from account
       where kind = $4 and search like all($1::text[])
         and ($2::uuid is null or username > (select username from account where id = $2::uuid))
       order by username limit $3`,
      [searchPatterns(search), after, first + 1, kind],
    );
  }

  async count({ kind, search }: Pick<AccountsRequest, 'kind' | 'search'>): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from account where kind = $2 and search like all($1::text[])`,
      [searchPatterns(search), kind],
    );
    return row?.count ?? 0;
  }
}

/** An account by its row id, inside a change. */
export function findAccount(tx: EntityManager, id: string): Promise<Account | null> {
  return tx.findOneBy(AccountEntity, { id });
}

/** Accounts by their row ids, inside a change. */
export function findAccounts(tx: EntityManager, ids: readonly string[]): Promise<Account[]> {
  return tx.findBy(AccountEntity, { id: In([...ids]) });
}

/** A person by their row id, inside a change. @param field where the id stands in the arguments. */
export async function loadPerson(tx: EntityManager, id: string, field: string): Promise<Account> {
  const person = await tx.findOneBy(AccountEntity, { id, kind: 'PERSON' });
  return person ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound');
}

/** Whether any account has the username. */
export function isUsernameTaken(tx: EntityManager, username: string): Promise<boolean> {
  return tx.existsBy(AccountEntity, { username });
}

/** Stores accounts, new or changed. */
export async function saveAccounts(tx: EntityManager, accounts: readonly Account[]): Promise<void> {
  for (let start = 0; start < accounts.length; start += rowsPerStatement) {
    await tx.upsert(AccountEntity, accounts.slice(start, start + rowsPerStatement), ['id']);
  }
}
