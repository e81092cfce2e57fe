import { Injectable } from '@nestjs/common';
import type { Access, ConnectionOf, PageArgs } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { capacityOf } from '../actors/capacity.graphql.js';
import { actorColumn, type StoredActor } from '../actors/stored-actor.js';
import { causeColumn } from '../assignments/assignment-cause.queries.js';
import {
  connectionsOf,
  pagePerParentStatement,
  parentColumn,
  type KeysetList,
  type ParentPageRow,
} from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import type { Total } from '../database/selection.js';
import { personOf } from '../references/person.graphql.js';
import type { TaskEvent } from './task.graphql.js';

/** A step with the task that it belongs to. */
type Step = TaskEvent & { taskId: string };

type HistoryRow = Omit<Step, 'actor' | 'actorRole' | 'capacity' | 'responsible'> & {
  by: StoredActor;
  responsibleId: string | null;
};

/**
 * All steps of tasks, the opening among them: it is no row of its own, a million tasks are opened at once. Notes only where
 * the caller may read the unit's reports. @param readable that condition over `unit u`. @param task the tasks, by `t.id`.
 */
function stepsOf(task: string, readable: string): string {
  return `select t.id as "taskId", 'TASK_OPENED' as type, t.opened_at as at, a.assigned_by::json as by,
      null as "fromStatus", 'TO_DO' as "toStatus", 'NOT_ASSESSED' as result, null as note, null as "reportNumber",
      1 as version, null::uuid as "amendedById", null as "dueFrom", null as "dueTo", null::jsonb as "localizedCause",
      null::uuid as "responsibleId",
      case when t.inherited_from is null then ${causeColumn('a.cause_id')} end as "storedCause"
    from task t join assignment a on a.id = t.assignment_id where ${task}
    union all
    select e.task_id, e.type, e.at, ${actorColumn('e', 'actor')}, e.from_status, e.to_status, e.result,
      case when ${readable} or e.amended_by is not null then e.note end, e.report_number, e.version, e.amended_by,
      e.due_from::text, e.due_to::text, e.cause, e.responsible_id, ${causeColumn('e.cause_id')}
    from task_event e join task t on t.id = e.task_id join unit u on u.id = t.unit_id
    where ${task}`;
}

const toNode = ({ by, responsibleId, ...row }: HistoryRow): Step => ({
  ...row,
  actor: personOf(by),
  actorRole: by.role,
  capacity: capacityOf(by),
  responsible: responsibleId === null ? null : personOf({ kind: 'PERSON', id: responsibleId }),
});

/** Which page of a task's steps, and whether their number is wanted. */
export interface StepPage extends PageArgs {
  total: Total;
}

/** Reads what happened to tasks. */
@Injectable()
export class TaskHistoryQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** Steps of tasks that the caller sees, in order, the opening first. */
  async ofTasks(access: Access, taskIds: readonly string[]): Promise<Step[]> {
    const parameters: unknown[] = [taskIds];
    const readable = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<HistoryRow>(
      `${stepsOf('t.id = any($1::uuid[])', readable)} order by "taskId", version`,
      parameters,
    );
    return rows.map(toNode);
  }

  /** Pages of the steps of tasks that the caller sees, as `ofTasks`. */
  async pagesOfTasks(
    access: Access,
    taskIds: readonly string[],
    page: StepPage,
  ): Promise<Map<string, ConnectionOf<TaskEvent>>> {
    const parameters: unknown[] = [];
    const readable = unitScopeCondition('u', access.scope('report.read'), parameters);
    const list: KeysetList = {
      columns: 's.*',
      from: `from (${stepsOf(`t.id = ${parentColumn}`, readable)}) s`,
      where: [],
      order: { name: 'VERSION', columns: [{ sql: 's.version', type: 'integer' }], direction: 'ASC' },
      total: page.total,
    };
    const statement = pagePerParentStatement(list, page, taskIds, parameters);
    return connectionsOf(
      list,
      await this.reads.list<ParentPageRow<HistoryRow>>(statement, parameters),
      page,
      toNode,
    );
  }
}
