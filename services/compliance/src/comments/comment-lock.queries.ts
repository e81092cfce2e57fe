import type { EntityManager } from 'typeorm';
import type { Party } from '../actors/party.rules.js';

/** A comment to act on. */
export interface FoundComment {
  id: string;
  taskId: string;
  author: Party;
  isRetracted: boolean;
}

/** The comment of a row id, whoever may see it; its task decides who may, and is to be locked first. */
export async function findComment(tx: EntityManager, commentId: string): Promise<FoundComment | null> {
  const [comment] = await tx.query<FoundComment[]>(
    `select c.id, c.task_id as "taskId", r.comment_id is not null as "isRetracted",
       json_build_object('id', c.author_id, 'onBehalfOf', c.author_on_behalf_of) as author
     from comment c left join comment_retraction r on r.comment_id = c.id where c.id = $1`,
    [commentId],
  );
  return comment ?? null;
}
