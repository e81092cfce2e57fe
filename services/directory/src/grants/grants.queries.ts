import { Injectable } from '@nestjs/common';
import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { instantSql } from '../instant-column.js';
import { existsOn } from '../period.rules.js';
import { GrantEntity } from './grant.entity.js';
import type { Grant } from './grant.rules.js';

/** Which grants a list holds, by row ids. */
export interface GrantListFilter {
  unitId?: string | undefined;
  /** The unit itself and all below it. */
  subtreeOf?: string | undefined;
  holderId?: string | undefined;
  roles?: readonly Role[] | undefined;
  /** The day at whose end they held. */
  asOf?: string | undefined;
}

/** One page of the grants whose scope is in reach, newest first. */
export interface GrantsRequest {
  scope: UnitScope;
  filter: GrantListFilter;
  first: number;
  /** Row id of the last grant of the page before. */
  after: string | null;
}

/** One page of what an account delegated and what was delegated to it. */
export interface DelegationsRequest {
  accountId: string;
  first: number;
  /** Row id of the last grant of the page before. */
  after: string | null;
}

const columns = `role_grant.id, role_grant.account_id as "accountId", role_grant.role,
  role_grant.scope_unit_id as "scopeUnitId", role_grant.valid_from::text as "validFrom",
  role_grant.valid_to::text as "validTo", role_grant.source_grant_id as "sourceGrantId",
  role_grant.on_behalf_of as "onBehalfOf", role_grant.version,
  ${instantSql('role_grant.revoked_at')} as "revokedAt"`;
const rowsPerStatement = 5_000;

@Injectable()
export class GrantsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Grants by their row ids, in no order. */
  byIds(ids: readonly string[]): Promise<Grant[]> {
    return this.dataSource.manager.findBy(GrantEntity, { id: In([...ids]) });
  }

  /** One row more than asked for tells whether there is a next page. */
  list(request: GrantsRequest): Promise<Grant[]> {
    const parameters: unknown[] = [];
    const conditions = conditionsOf(request, parameters);
    if (request.after) conditions.push(`role_grant.id < $${parameters.push(request.after)}::uuid`);
    return this.dataSource.query(
      `select ${columns} from role_grant left join unit on unit.id = role_grant.scope_unit_id
       where ${conditions.join(' and ')} order by role_grant.id desc limit ${request.first + 1}`,
      parameters,
    );
  }

  async count(request: Pick<GrantsRequest, 'scope' | 'filter'>): Promise<number> {
    const parameters: unknown[] = [];
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from role_grant left join unit on unit.id = role_grant.scope_unit_id
       where ${conditionsOf(request, parameters).join(' and ')}`,
      parameters,
    );
    return row?.count ?? 0;
  }

  /** What an account delegated and what was delegated to it, newest first; one row more than asked for. */
  delegations({ accountId, first, after }: DelegationsRequest): Promise<Grant[]> {
    return this.dataSource.query(
      `select ${columns} from role_grant
       where (on_behalf_of = $1::uuid or (account_id = $1::uuid and on_behalf_of is not null))
         and ($2::uuid is null or id < $2::uuid)
       order by id desc limit $3`,
      [accountId, after, first + 1],
    );
  }

  async countDelegations(accountId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from role_grant
       where on_behalf_of = $1::uuid or (account_id = $1::uuid and on_behalf_of is not null)`,
      [accountId],
    );
    return row?.count ?? 0;
  }

  /** All grants that were given to an account by the end of a day, ended and revoked ones included, oldest first. */
  givenTo(accountId: string, day: string): Promise<Grant[]> {
    return this.dataSource.query(
      `select ${columns} from role_grant
       where account_id = $1 and not exists (select from event where event.aggregate_id = role_grant.id
         and event.aggregate_version = 1 and event.occurred_at >= ${startOfNextDay('$2::date')})
       order by id`,
      [accountId, day],
    );
  }

  /**
   * An account's grants that are not revoked and have not ended by a day, oldest first; none on behalf of somebody
   * whose account is disabled.
   */
  heldBy(accountId: string, day: string): Promise<Grant[]> {
    return this.dataSource.query(
      `select ${columns} from role_grant
       left join account delegator on delegator.id = role_grant.on_behalf_of
       where account_id = $1 and revoked_at is null and (valid_to is null or valid_to > $2::date)
         and delegator.disabled_at is null order by role_grant.id`,
      [accountId, day],
    );
  }
}

function conditionsOf(
  { scope, filter }: Pick<GrantsRequest, 'scope' | 'filter'>,
  parameters: unknown[],
): string[] {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [unitScopeCondition('unit', scope, parameters)];
  if (filter.unitId) conditions.push(`role_grant.scope_unit_id = ${parameter(filter.unitId)}::uuid`);
  if (filter.subtreeOf) conditions.push(`unit.path @> array[${parameter(filter.subtreeOf)}]::uuid[]`);
  if (filter.holderId) conditions.push(`role_grant.account_id = ${parameter(filter.holderId)}::uuid`);
  if (filter.roles) conditions.push(`role_grant.role = any(${parameter(filter.roles)}::text[])`);
  if (filter.asOf) conditions.push(heldAtEndOf(`${parameter(filter.asOf)}::date`));
  return conditions;
}

/** Held by its dates, already given and not yet taken back; a grant begins to exist with its first event. */
function heldAtEndOf(day: string): string {
  const nextDay = startOfNextDay(day);
  return `(role_grant.valid_from is null or role_grant.valid_from <= ${day})
    and (role_grant.valid_to is null or ${day} < role_grant.valid_to)
    and (role_grant.revoked_at is null or role_grant.revoked_at >= ${nextDay})
    and not exists (select from event where event.aggregate_id = role_grant.id
      and event.aggregate_version = 1 and event.occurred_at >= ${nextDay})`;
}

function startOfNextDay(day: string): string {
  return `(${day} + 1)::timestamp at time zone 'Asia/Tehran'`;
}

/** A grant by its row id, inside a change. */
export function findGrant(tx: EntityManager, id: string): Promise<Grant | null> {
  return tx.findOneBy(GrantEntity, { id });
}

/** An account's grants that are not revoked, inside a change. */
export function findHeldGrants(tx: EntityManager, accountId: string): Promise<Grant[]> {
  return tx.findBy(GrantEntity, { accountId, revokedAt: IsNull() });
}

/** What was delegated of grants and is not revoked, inside a change. */
export function findDelegationsOf(tx: EntityManager, sourceIds: readonly string[]): Promise<Grant[]> {
  return tx.findBy(GrantEntity, { sourceGrantId: In([...sourceIds]), revokedAt: IsNull() });
}

/** Grants that administer the whole organisation on a day, of accounts in use, inside a change. */
export async function findChiefs(tx: EntityManager, day: string): Promise<Grant[]> {
  const chiefs = await tx.query<Grant[]>(
    `select ${columns} from role_grant join account on account.id = role_grant.account_id
     where role = 'ADMIN' and scope_unit_id = $1 and revoked_at is null and account.disabled_at is null`,
    [WHOLE_ORGANISATION],
  );
  return chiefs.filter((grant) => existsOn(grant, day));
}

/** Stores grants, new or changed. */
export async function saveGrants(tx: EntityManager, grants: readonly Grant[]): Promise<void> {
  for (let start = 0; start < grants.length; start += rowsPerStatement) {
    await tx.upsert(GrantEntity, grants.slice(start, start + rowsPerStatement), ['id']);
  }
}
