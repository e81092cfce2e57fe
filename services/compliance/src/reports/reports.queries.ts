import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { Report } from './report.graphql.js';

type ReportRow = Omit<Report, 'id' | 'author'> & { authorId: string; authorKind: string };

const columns = `r.id as "rowId", r.task_id as "taskId", r.number, r.result, r.narrative,
  r.effective_on::text as "effectiveOn", r.author_id as "authorId", r.author_kind as "authorKind",
  r.author_role as "authorRole", r.submitted_at as "submittedAt"`;

const from = 'from report r join task t on t.id = r.task_id join unit u on u.id = t.unit_id';

const toNode = ({ authorId, authorKind, ...row }: ReportRow): Report => ({
  ...row,
  id: toGlobalId('Report', row.rowId),
  author: personOf({ kind: authorKind, id: authorId }),
});

/** Reads reports of units whose reports the caller may read. */
@Injectable()
export class ReportsQueries {
  constructor(private readonly reads: PreparedReads) {}

  byIds(access: Access, ids: readonly string[]): Promise<Report[]> {
    return this.select(access, 'r.id = any($1::uuid[])', ids);
  }

  /** Reports of tasks, the first number first. */
  ofTasks(access: Access, taskIds: readonly string[]): Promise<Report[]> {
    return this.select(access, 'r.task_id = any($1::uuid[])', taskIds);
  }

  /** Ids of the tasks for which a person wrote a report. */
  async tasksAuthoredBy(principalId: string, taskIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.reads.rows<{ taskId: string }>(
      `select distinct task_id as "taskId" from report where task_id = any($1::uuid[]) and author_id = $2`,
      [taskIds, principalId],
    );
    return new Set(rows.map((row) => row.taskId));
  }

  private async select(access: Access, condition: string, ids: readonly string[]): Promise<Report[]> {
    const parameters: unknown[] = [ids];
    const scope = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<ReportRow>(
      `select ${columns} ${from} where ${condition} and ${scope} order by r.task_id, r.number`,
      parameters,
    );
    return rows.map(toNode);
  }
}
