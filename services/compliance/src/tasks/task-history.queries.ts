import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { TaskEvent } from './task.graphql.js';

type HistoryRow = Omit<TaskEvent, 'actor'> & { taskId: string; actorId: string; actorKind: string };

/** Reads what happened to tasks. */
@Injectable()
export class TaskHistoryQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** Steps of tasks in order, the opening first; notes only where the caller may read the unit's reports. */
  async ofTasks(access: Access, taskIds: readonly string[]): Promise<(TaskEvent & { taskId: string })[]> {
    const parameters: unknown[] = [taskIds];
    const readable = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<HistoryRow>(
      `select t.id as "taskId", 'TASK_OPENED' as type, t.opened_at as at, a.assigned_by->>'id' as "actorId",
         a.assigned_by->>'kind' as "actorKind", a.assigned_by->>'role' as "actorRole", null as "fromStatus",
         'TO_DO' as "toStatus", 'NOT_ASSESSED' as result, null as note, 1 as version
       from task t join assignment a on a.id = t.assignment_id where t.id = any($1::uuid[])
       union all
       select e.task_id, e.type, e.at, e.actor_id, e.actor_kind, e.actor_role, e.from_status, e.to_status,
         e.result, case when ${readable} then e.note end, e.version
       from task_event e join task t on t.id = e.task_id join unit u on u.id = t.unit_id
       where e.task_id = any($1::uuid[])
       order by "taskId", version`,
      parameters,
    );
    return rows.map((row) => ({ ...row, actor: personOf({ kind: row.actorKind, id: row.actorId }) }));
  }
}
