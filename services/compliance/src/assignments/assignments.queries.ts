import { Injectable } from '@nestjs/common';
import { fromGlobalId, toGlobalId, type Access, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import {
  connectionOf,
  connectionsOf,
  pagePerParentStatement,
  pageStatement,
  parentColumn,
  type KeysetList,
  type PageRow,
  type ParentPageRow,
} from '../database/keyset.js';
import { capacityOf } from '../actors/capacity.graphql.js';
import type { StoredActor } from '../actors/stored-actor.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { UnitReachQueries } from '../database/unit-reach.queries.js';
import type { Total } from '../database/selection.js';
import { personOf } from '../references/person.graphql.js';
import { causeColumn } from './assignment-cause.queries.js';
import type { Assignment, AssignmentFilter } from './assignment.graphql.js';

type AssignmentRow = Omit<Assignment, 'id' | 'assignedBy' | 'assignedAs' | 'withdrawnBy' | 'withdrawnAs'> & {
  maker: StoredActor;
  withdrawer: StoredActor | null;
};

const exempting =
  'exists (select from assignment_exception x where x.assignment_id = a.id and x.lifted_at is null)';

const columns = `a.id as "rowId", a.role, a.origin, a.reason, a.assigned_at as "assignedAt",
  a.withdrawn_at as "withdrawnAt", a.obligation_id as "obligationId", a.unit_id as "unitId",
  a.assigned_by as maker, a.withdrawn_by as withdrawer, ${exempting} as exempting,
  ${causeColumn('a.cause_id')} as "storedCause", ${causeColumn('a.withdrawal_cause_id')} as "storedWithdrawalCause"`;

const toNode = ({ maker, withdrawer, ...row }: AssignmentRow): Assignment => ({
  ...row,
  id: toGlobalId('Assignment', row.rowId),
  assignedBy: personOf(maker),
  assignedAs: capacityOf(maker),
  withdrawnBy: withdrawer && personOf(withdrawer),
  withdrawnAs: withdrawer && capacityOf(withdrawer),
});

/** Which page, and whether its total is wanted. */
export interface AssignmentPage extends PageArgs {
  total?: Total;
}

/** Reads assignments that the caller may see. */
@Injectable()
export class AssignmentsQueries {
  constructor(
    private readonly reads: PreparedReads,
    private readonly reach: UnitReachQueries,
  ) {}

  async byIds(access: Access, ids: readonly string[]): Promise<Assignment[]> {
    const parameters: unknown[] = [ids];
    const scope = unitScopeCondition('u', access.scope('assignment.read'), parameters);
    const rows = await this.reads.rows<AssignmentRow>(
      `select ${columns} from assignment a join unit u on u.id = a.unit_id
       where a.id = any($1::uuid[]) and ${scope}`,
      parameters,
    );
    return rows.map(toNode);
  }

  async page(
    access: Access,
    filter: AssignmentFilter | null,
    page: AssignmentPage,
  ): Promise<ConnectionOf<Assignment>> {
    const parameters: unknown[] = [];
    const list = await this.list(access, filter, page, parameters);
    const statement = pageStatement(list, page, parameters);
    return connectionOf(
      list,
      await this.reads.list<PageRow<AssignmentRow>>(statement, parameters),
      page,
      toNode,
    );
  }

  /** The lists of several units. */
  async pagesOfUnits(
    access: Access,
    unitIds: readonly string[],
    page: AssignmentPage,
  ): Promise<Map<string, ConnectionOf<Assignment>>> {
    const parameters: unknown[] = [];
    const list = await this.list(access, null, page, parameters);
    const whole = { ...list, where: [...list.where, `a.unit_id = ${parentColumn}`] };
    const statement = pagePerParentStatement(whole, page, unitIds, parameters);
    const rows = await this.reads.list<ParentPageRow<AssignmentRow>>(statement, parameters);
    return connectionsOf(list, rows, page, toNode);
  }

  private async list(
    access: Access,
    filter: AssignmentFilter | null,
    { total }: AssignmentPage,
    parameters: unknown[],
  ): Promise<KeysetList> {
    const reach = await this.reach.within(access.scope('assignment.read'), filter ?? {});
    const inReach = unitScopeCondition('u', reach, parameters, 'a.unit_id');
    return {
      columns,
      from: 'from assignment a join unit u on u.id = a.unit_id',
      where: [inReach, ...conditionsOf(filter ?? {}, parameters)],
      order: { name: 'ID', columns: [{ sql: 'a.id', type: 'uuid' }], direction: 'ASC' },
      rowId: 'a.id',
      total: total ?? 'COUNTED',
    };
  }
}

function conditionsOf(filter: AssignmentFilter, parameters: unknown[]): string[] {
  const conditions: string[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  if (filter.obligationId != null) {
    conditions.push(`a.obligation_id = ${bind(fromGlobalId('Obligation', filter.obligationId))}::uuid`);
  }
  if (filter.withdrawn != null) {
    conditions.push(`a.withdrawn_at is ${filter.withdrawn ? 'not null' : 'null'}`);
  }
  if (filter.exempting != null) {
    const freed = 'select assignment_id from assignment_exception where lifted_at is null';
    conditions.push(`a.id ${filter.exempting ? 'in' : 'not in'} (${freed})`);
  }
  return conditions;
}
