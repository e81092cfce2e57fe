import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { capacityOf } from '../actors/capacity.graphql.js';
import { actorColumn, type StoredActor } from '../actors/stored-actor.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { TaskEvent } from './task.graphql.js';

type HistoryRow = Omit<TaskEvent, 'actor' | 'actorRole' | 'capacity'> & { taskId: string; by: StoredActor };

/** Reads what happened to tasks. */
@Injectable()
export class TaskHistoryQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** Steps of tasks in order, the opening first; notes only where the caller may read the unit's reports. */
  async ofTasks(access: Access, taskIds: readonly string[]): Promise<(TaskEvent & { taskId: string })[]> {
    const parameters: unknown[] = [taskIds];
    const readable = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<HistoryRow>(
      `select t.id as "taskId", 'TASK_OPENED' as type, t.opened_at as at, a.assigned_by::json as by, null as "fromStatus",
         'TO_DO' as "toStatus", 'NOT_ASSESSED' as result, null as note, null as "reportNumber", 1 as version,
         null::uuid as "amendedById", null as "dueFrom", null as "dueTo", null::jsonb as "localizedCause"
       from task t join assignment a on a.id = t.assignment_id where t.id = any($1::uuid[])
       union all
       select e.task_id, e.type, e.at, ${actorColumn('e', 'actor')}, e.from_status, e.to_status, e.result,
         case when ${readable} or e.amended_by is not null then e.note end, e.report_number, e.version, e.amended_by,
         e.due_from::text, e.due_to::text, e.cause
       from task_event e join task t on t.id = e.task_id join unit u on u.id = t.unit_id
       where e.task_id = any($1::uuid[])
       order by "taskId", version`,
      parameters,
    );
    return rows.map(({ by, ...row }) => ({
      ...row,
      actor: personOf(by),
      actorRole: by.role,
      capacity: capacityOf(by),
    }));
  }
}
