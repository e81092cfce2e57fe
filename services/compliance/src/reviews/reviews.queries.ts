import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { Review } from './review.graphql.js';

type ReviewRow = Omit<Review, 'id' | 'reviewer'> & { reviewerId: string; reviewerKind: string };

const columns = `v.id as "rowId", v.task_id as "taskId", v.report_id as "reportId", v.decision, v.result, v.comment,
  v.reviewer_id as "reviewerId", v.reviewer_kind as "reviewerKind", v.reviewer_role as "reviewerRole",
  v.reviewed_at as "reviewedAt"`;

const from = 'from review v join task t on t.id = v.task_id join unit u on u.id = t.unit_id';

const toNode = ({ reviewerId, reviewerKind, ...row }: ReviewRow): Review => ({
  ...row,
  id: toGlobalId('Review', row.rowId),
  reviewer: personOf({ kind: reviewerKind, id: reviewerId }),
});

/** Reads reviews of units whose reports the caller may read. */
@Injectable()
export class ReviewsQueries {
  constructor(private readonly reads: PreparedReads) {}

  byIds(access: Access, ids: readonly string[]): Promise<Review[]> {
    return this.select(access, 'v.id = any($1::uuid[])', ids);
  }

  /** Reviews of tasks, the oldest first. */
  ofTasks(access: Access, taskIds: readonly string[]): Promise<Review[]> {
    return this.select(access, 'v.task_id = any($1::uuid[])', taskIds);
  }

  private async select(access: Access, condition: string, ids: readonly string[]): Promise<Review[]> {
    const parameters: unknown[] = [ids];
    const scope = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<ReviewRow>(
      `select ${columns} ${from} where ${condition} and ${scope} order by v.task_id, v.reviewed_at, v.id`,
      parameters,
    );
    return rows.map(toNode);
  }
}
