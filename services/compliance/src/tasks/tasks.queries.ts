import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import {
  connectionOf,
  connectionsOf,
  pagePerParentStatement,
  pageStatement,
  parentColumn,
  type KeysetList,
  type KeysetOrder,
  type PageRow,
  type ParentPageRow,
} from '../database/keyset.js';
import type { Total } from '../database/selection.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { oneOf } from '../database/one-of.queries.js';
import { ProvisionReachQueries } from '../database/provision-reach.queries.js';
import { UnitReachQueries } from '../database/unit-reach.queries.js';
import { TaskWordsQueries } from '../search/task-words.queries.js';
import { taskConditions } from './task-filter.queries.js';
import { TaskOrderField, type Task, type TaskFilter, type TaskOrder } from './task.graphql.js';

type TaskRow = Omit<Task, 'id'>;

const columns = `t.id as "rowId", t.status, t.result, t.due_on::text as "dueOn", t.version, t.sample,
  t.updated_at as "updatedAt", t.assignment_id as "assignmentId", t.obligation_id as "obligationId",
  t.provision_id as "provisionId", t.unit_id as "unitId", t.inherited_from as "inheritedFromId",
  t.responsible_id as "responsibleId", u.path as "unitPath",
  t.due_derivation as derivation, t.period_label as "localizedPeriod"`;

const from = 'from task t join unit u on u.id = t.unit_id';

const orders: Record<TaskOrderField, Omit<KeysetOrder, 'direction'>> = {
  [TaskOrderField.DUE_ON]: {
    name: 'DUE_ON',
    columns: [
      { sql: 't.due_on', type: 'date' },
      { sql: 't.id', type: 'uuid' },
    ],
  },
  [TaskOrderField.UPDATED_AT]: {
    name: 'UPDATED_AT',
    columns: [
      { sql: 't.updated_at', type: 'timestamptz' },
      { sql: 't.id', type: 'uuid' },
    ],
  },
  [TaskOrderField.UNIT]: {
    name: 'UNIT',
    columns: [
      { sql: 'u.sort_path', type: 'integer[]' },
      { sql: 't.due_on', type: 'date' },
      { sql: 't.id', type: 'uuid' },
    ],
  },
};

const toNode = (row: TaskRow): Task => ({ ...row, id: toGlobalId('Task', row.rowId) });

/** Which tasks a list shows, and in which order. */
export interface TaskListArgs extends PageArgs {
  filter?: TaskFilter | null;
  orderBy?: TaskOrder | null;
  total?: Total;
}

/** Reads tasks that the caller may see. */
@Injectable()
export class TasksQueries {
  constructor(
    private readonly reads: PreparedReads,
    private readonly reach: UnitReachQueries,
    private readonly provisions: ProvisionReachQueries,
    private readonly words: TaskWordsQueries,
  ) {}

  async byIds(access: Access, ids: readonly string[], filter: TaskFilter = {}): Promise<Task[]> {
    const parameters: unknown[] = [ids];
    const conditions = await this.conditions(access, filter, parameters);
    const where = ['t.id = any($1::uuid[])', ...conditions].join(' and ');
    const rows = await this.reads.rows<TaskRow>(`select ${columns} ${from} where ${where}`, parameters);
    return rows.map(toNode);
  }

  async ofAssignments(access: Access, assignmentIds: readonly string[]): Promise<Task[]> {
    const parameters: unknown[] = [assignmentIds];
    const scope = unitScopeCondition('u', access.scope('task.read'), parameters);
    const rows = await this.reads.rows<TaskRow>(
      `select ${columns} ${from} where t.assignment_id = any($1::uuid[]) and ${scope}
       order by t.assignment_id, t.due_on, t.id`,
      parameters,
    );
    return rows.map(toNode);
  }

  async page(access: Access, args: TaskListArgs): Promise<ConnectionOf<Task>> {
    const parameters: unknown[] = [];
    const list = await this.list(access, args, parameters);
    const statement = pageStatement(list, args, parameters);
    return connectionOf(list, await this.reads.list<PageRow<TaskRow>>(statement, parameters), args, toNode);
  }

  /** The lists of several units under the same arguments; the filter's own unit gives way to theirs. */
  async pagesOfUnits(
    access: Access,
    unitIds: readonly string[],
    { filter, ...args }: TaskListArgs,
  ): Promise<Map<string, ConnectionOf<Task>>> {
    const parameters: unknown[] = [];
    const list = await this.list(access, { ...args, filter: { ...filter, unitId: null } }, parameters);
    const ofUnit = filter?.unitSubtree ? `u.path @> array[${parentColumn}]` : `t.unit_id = ${parentColumn}`;
    const whole = { ...list, where: [...list.where, ofUnit] };
    const statement = pagePerParentStatement(whole, args, unitIds, parameters);
    return connectionsOf(
      list,
      await this.reads.list<ParentPageRow<TaskRow>>(statement, parameters),
      args,
      toNode,
    );
  }

  private async list(access: Access, args: TaskListArgs, parameters: unknown[]): Promise<KeysetList> {
    const where = await this.conditions(access, args.filter ?? {}, parameters);
    return {
      columns,
      from,
      where,
      order: orderOf(args.orderBy),
      rowId: 't.id',
      total: args.total ?? 'COUNTED',
    };
  }

  private async conditions(access: Access, filter: TaskFilter, parameters: unknown[]): Promise<string[]> {
    const reach = await this.reach.within(access.scope('task.read'), filter);
    const found = filter.search == null ? null : await this.words.find(filter.search, reach);
    const provisionIds = await this.provisions.chosen(filter);
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const inReach = unitScopeCondition('u', reach, parameters, 't.unit_id');
    const ofProvisions = provisionIds && oneOf('t.provision_id', 'uuid', provisionIds, bind);
    return [inReach, ofProvisions ?? 'true', ...taskConditions(filter, found, access, parameters)];
  }
}

function orderOf(order: TaskOrder | null | undefined): KeysetOrder {
  return { ...orders[order?.field ?? TaskOrderField.DUE_ON], direction: order?.direction ?? 'ASC' };
}
