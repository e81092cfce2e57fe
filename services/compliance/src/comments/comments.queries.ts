import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { capacityOf } from '../actors/capacity.graphql.js';
import { actorColumn, type StoredActor } from '../actors/stored-actor.js';
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
import type { Comment } from './comment.graphql.js';

type CommentRow = Omit<Comment, 'id' | 'author' | 'capacity'> & { by: StoredActor };

const columns = `c.id as "rowId", c.task_id as "taskId", case when r.comment_id is null then c.body end as body,
  ${actorColumn('c', 'author')} as by, c.written_at as "writtenAt", r.retracted_at as "retractedAt"`;

const from = `from comment c join task t on t.id = c.task_id join unit u on u.id = t.unit_id
  left join comment_retraction r on r.comment_id = c.id`;

const toNode = ({ by, ...row }: CommentRow): Comment => ({
  ...row,
  id: toGlobalId('Comment', row.rowId),
  author: personOf(by),
  capacity: capacityOf(by),
});

/** Which page of a task's comments, and whether their number is wanted. */
export interface CommentPage extends PageArgs {
  total: Total;
}

/** Reads comments on tasks of units whose reports the caller may read. */
@Injectable()
export class CommentsQueries {
  constructor(private readonly reads: PreparedReads) {}

  async byIds(access: Access, ids: readonly string[]): Promise<Comment[]> {
    const parameters: unknown[] = [ids];
    const scope = unitScopeCondition('u', access.scope('report.read'), parameters);
    const rows = await this.reads.rows<CommentRow>(
      `select ${columns} ${from} where c.id = any($1::uuid[]) and ${scope}`,
      parameters,
    );
    return rows.map(toNode);
  }

  /** The comments of several tasks, the oldest first. */
  async pagesOfTasks(
    access: Access,
    taskIds: readonly string[],
    page: CommentPage,
  ): Promise<Map<string, ConnectionOf<Comment>>> {
    const parameters: unknown[] = [];
    const scope = unitScopeCondition('u', access.scope('report.read'), parameters);
    const list: KeysetList = {
      columns,
      from,
      where: [scope, `c.task_id = ${parentColumn}`],
      order: {
        name: 'WRITTEN_AT',
        columns: [
          { sql: 'c.written_at', type: 'timestamptz' },
          { sql: 'c.id', type: 'uuid' },
        ],
        direction: 'ASC',
      },
      total: page.total,
    };
    const statement = pagePerParentStatement(list, page, taskIds, parameters);
    const rows = await this.reads.list<ParentPageRow<CommentRow>>(statement, parameters);
    return connectionsOf(list, rows, page, toNode);
  }
}
