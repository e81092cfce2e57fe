import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import type { ScimGroup } from './scim-group.rules.js';
import type { ProvisionedPerson } from './scim-user.rules.js';

interface ExternalId {
  account_id: string;
  external_id: string;
}

const groupSql = `select g.id, g.display_name as "displayName", g.external_id as "externalId", g.version,
    coalesce(array_agg(m.account_id order by m.account_id) filter (where m.account_id is not null), '{}') as "memberIds"
  from scim_group g left join scim_group_member m on m.group_id = g.id
  where g.removed_at is null`;

@Injectable()
export class ScimQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** All people, by username. */
  async people(): Promise<ProvisionedPerson[]> {
    const { manager } = this.dataSource;
    const accounts = await manager.find(AccountEntity, {
      where: { kind: 'PERSON' },
      order: { username: 'ASC' },
    });
    const rows = await manager.query<ExternalId[]>('select account_id, external_id from scim_user');
    const externalIds = new Map(rows.map((row) => [row.account_id, row.external_id]));
    return accounts.map((account) => ({ account, externalId: externalIds.get(account.id) ?? null }));
  }

  person(id: string): Promise<ProvisionedPerson | null> {
    return findProvisioned(this.dataSource.manager, id);
  }

  groups(): Promise<ScimGroup[]> {
    return this.dataSource.query(`${groupSql} group by g.id order by lower(g.display_name)`);
  }

  group(id: string): Promise<ScimGroup | null> {
    return findGroup(this.dataSource.manager, id);
  }
}

/** A person by their row id. */
export async function findProvisioned(manager: EntityManager, id: string): Promise<ProvisionedPerson | null> {
  const account = await manager.findOneBy(AccountEntity, { id, kind: 'PERSON' });
  if (!account) return null;
  const [row] = await manager.query<ExternalId[]>(
    'select account_id, external_id from scim_user where account_id = $1',
    [id],
  );
  return { account, externalId: row?.external_id ?? null };
}

/** Stores what the other system calls a person; null is nothing. */
export async function saveExternalId(
  tx: EntityManager,
  accountId: string,
  externalId: string | null,
): Promise<void> {
  if (externalId === null) {
    await tx.query('delete from scim_user where account_id = $1', [accountId]);
    return;
  }
  await tx.query(
    `insert into scim_user (account_id, external_id) values ($1, $2)
     on conflict (account_id) do update set external_id = excluded.external_id`,
    [accountId, externalId],
  );
}

/** A group that was not removed. */
export async function findGroup(manager: EntityManager, id: string): Promise<ScimGroup | null> {
  const [group] = await manager.query<ScimGroup[]>(`${groupSql} and g.id = $1 group by g.id`, [id]);
  return group ?? null;
}

/** Whether another group has the name; upper and lower case do not matter (RFC 7643, 8.7.1). */
export async function isGroupNameTaken(tx: EntityManager, { id, displayName }: ScimGroup): Promise<boolean> {
  const sql = `select 1 from scim_group where lower(display_name) = lower($1) and id <> $2 and removed_at is null`;
  return (await tx.query<unknown[]>(sql, [displayName, id])).length > 0;
}

/** Which of these row ids are those of people. */
export async function peopleAmong(tx: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const sql = `select id from account where kind = 'PERSON' and id = any($1::uuid[])`;
  return new Set((await tx.query<{ id: string }[]>(sql, [[...ids]])).map((row) => row.id));
}

/** Stores a group with its members, new or changed. */
export async function saveGroup(tx: EntityManager, group: ScimGroup): Promise<void> {
  await tx.query(
    `insert into scim_group (id, display_name, external_id, version) values ($1, $2, $3, $4)
     on conflict (id) do update set display_name = excluded.display_name, external_id = excluded.external_id,
       version = excluded.version`,
    [group.id, group.displayName, group.externalId, group.version],
  );
  await tx.query('delete from scim_group_member where group_id = $1 and account_id <> all($2::uuid[])', [
    group.id,
    group.memberIds,
  ]);
  await tx.query(
    `insert into scim_group_member (group_id, account_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [group.id, group.memberIds],
  );
}

/** A group is no longer kept. @param at UTC instant, ISO 8601. */
export async function removeGroup(tx: EntityManager, { id, version }: ScimGroup, at: string): Promise<void> {
  await tx.query('update scim_group set removed_at = $2, version = $3 where id = $1', [id, at, version]);
}
