import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { capacityOf } from '../actors/capacity.graphql.js';
import { actorColumn, type StoredActor } from '../actors/stored-actor.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { Report, ReportWithdrawal } from './report.graphql.js';

/** A row of `reportColumns`. */
export type ReportRow = Omit<Report, 'id' | 'author' | 'authorRole' | 'capacity' | 'withdrawal'> &
  WithdrawalRow & { authorActor: StoredActor };

interface WithdrawalRow {
  withdrawnAt: Date | null;
  withdrawer: StoredActor;
  withdrawalReason: string | null;
}

/** Columns of a report over `reportFrom`. */
export const reportColumns = `r.id as "rowId", r.task_id as "taskId", r.number, r.result, r.narrative, r.figures,
  r.effective_on::text as "effectiveOn", r.submitted_at as "submittedAt",
  ${actorColumn('r', 'author')} as "authorActor",
  w.withdrawn_at as "withdrawnAt", w.reason as "withdrawalReason", ${actorColumn('w', 'withdrawer')} as withdrawer`;

/** Reports with their task, its unit and what took them back. */
export const reportFrom = `from report r join task t on t.id = r.task_id join unit u on u.id = t.unit_id
  left join report_withdrawal w on w.report_id = r.id`;

/** A row as the graph shows it. */
export const reportNode = ({
  authorActor,
  withdrawnAt,
  withdrawer,
  withdrawalReason,
  ...row
}: ReportRow): Report => ({
  ...row,
  id: toGlobalId('Report', row.rowId),
  author: personOf(authorActor),
  authorRole: authorActor.role,
  capacity: capacityOf(authorActor),
  withdrawal: withdrawalOf({ withdrawnAt, withdrawer, withdrawalReason }),
});

function withdrawalOf(row: WithdrawalRow): ReportWithdrawal | null {
  const { withdrawnAt, withdrawer, withdrawalReason: reason } = row;
  if (withdrawnAt === null) return null;
  return { reason, withdrawer: personOf(withdrawer), capacity: capacityOf(withdrawer), withdrawnAt };
}

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

  private async select(access: Access, condition: string, ids: readonly string[]): Promise<Report[]> {
    const parameters: unknown[] = [ids];
    const scope = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<ReportRow>(
      `select ${reportColumns} ${reportFrom} where ${condition} and ${scope} order by r.task_id, r.number`,
      parameters,
    );
    return rows.map(reportNode);
  }
}
