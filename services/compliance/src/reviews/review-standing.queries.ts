import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PreparedReads } from '../database/prepared-reads.js';
import type { ReviewStanding } from './review-standing.js';

const statement = `select t.id as "taskId",
    array(select distinct r.author_id from report r where r.task_id = t.id) as "authorIds",
    (select r.author_id from report r where r.task_id = t.id and r.number = t.report_number) as "newestAuthorId",
    (select coalesce(json_agg(json_build_object('reviewerId', v.reviewer_id, 'result', v.result)
        order by v.reviewed_at, v.id), '[]')
      from review v where v.task_id = t.id and v.report_number = t.report_number and v.decision = 'ACCEPT'
    ) as acceptances
  from task t where t.id = any($1::uuid[])`;

/** How the review of a locked task stands. */
export async function readReviewStanding(tx: EntityManager, taskId: string): Promise<ReviewStanding> {
  const [standing] = await tx.query<ReviewStanding[]>(statement, [[taskId]]);
  if (!standing) throw new Error(`no task ${taskId}`);
  return standing;
}

/** Reads how reviews stand, whoever asks: it goes into what the caller may do, and is not shown. */
@Injectable()
export class ReviewStandingQueries {
  constructor(private readonly reads: PreparedReads) {}

  ofTasks(taskIds: readonly string[]): Promise<ReviewStanding[]> {
    return this.reads.rows<ReviewStanding>(statement, [taskIds]);
  }
}
