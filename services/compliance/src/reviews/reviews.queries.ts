import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { capacityOf } from '../actors/capacity.graphql.js';
import { actorColumn, type StoredActor } from '../actors/stored-actor.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { Review } from './review.graphql.js';

type ReviewRow = Omit<Review, 'id' | 'reviewer' | 'reviewerRole' | 'capacity'> & { by: StoredActor };

const columns = `v.id as "rowId", v.task_id as "taskId", v.report_id as "reportId", v.decision, v.result, v.comment,
  ${actorColumn('v', 'reviewer')} as by, v.reviewed_at as "reviewedAt"`;

const from = 'from review v join task t on t.id = v.task_id join unit u on u.id = t.unit_id';

const toNode = ({ by, ...row }: ReviewRow): Review => ({
  ...row,
  id: toGlobalId('Review', row.rowId),
  reviewer: personOf(by),
  reviewerRole: by.role,
  capacity: capacityOf(by),
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
