import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { PreparedReads } from '../database/prepared-reads.js';
import type { ReviewStanding } from './review-standing.js';

const author = `json_build_object('id', r.author_id, 'onBehalfOf', r.author_on_behalf_of)`;

const statement = `select t.id as "taskId", o.four_eyes as "fourEyes",
    o.reviewing_function as "reviewingFunction", ${holdsFunctionCondition('o', '$2')} as "holdsFunction",
    (select coalesce(json_agg(${author}), '[]') from report r where r.task_id = t.id) as authors,
    (select ${author} from report r where r.task_id = t.id and r.number = t.report_number) as "newestAuthor",
    (select coalesce(json_agg(json_build_object('id', v.reviewer_id, 'onBehalfOf', v.reviewer_on_behalf_of,
        'result', v.result) order by v.reviewed_at, v.id), '[]')
      from review v where v.task_id = t.id and v.report_number = t.report_number and v.decision = 'ACCEPT'
    ) as acceptances
  from task t join obligation o on o.id = t.obligation_id where t.id = any($1::uuid[])`;

/** The condition that an obligation asks for no function, or for one of the units in a parameter. */
export function holdsFunctionCondition(obligation: string, unitIds: string): string {
  const reviewing = `${obligation}.reviewing_function`;
  return `(${reviewing} is null or exists (
    select from unit post where post.id = any(${unitIds}::uuid[]) and ${reviewing} = any(post.tags)))`;
}

/** Row ids of the units in which the caller holds a post today. */
export function postUnits(access: Access): string[] {
  return access.activeAppointments.map(({ unitId }) => unitId);
}

/** How the review of a locked task stands. */
export async function readReviewStanding(
  tx: EntityManager,
  access: Access,
  taskId: string,
): Promise<ReviewStanding> {
  const [standing] = await tx.query<ReviewStanding[]>(statement, [[taskId], postUnits(access)]);
  if (!standing) throw new Error(`no task ${taskId}`);
  return standing;
}

/** Reads how reviews stand, whoever asks: it goes into what the caller may do, and is not shown. */
@Injectable()
export class ReviewStandingQueries {
  constructor(private readonly reads: PreparedReads) {}

  ofTasks(access: Access, taskIds: readonly string[]): Promise<ReviewStanding[]> {
    return this.reads.rows<ReviewStanding>(statement, [taskIds, postUnits(access)]);
  }
}
