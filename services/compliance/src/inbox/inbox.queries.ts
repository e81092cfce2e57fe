import { Injectable } from '@nestjs/common';
import { toGlobalId, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import type { Total } from '../database/selection.js';
import { defaultPreferences, type Preferences } from '../mail/preferences.js';
import type { InboxFilter, Notice } from './notice.graphql.js';

type NoticeRow = Omit<Notice, 'id'>;

const columns = `n.id as "rowId", n.kind, n.level, n.due_on::text as "dueOn", n.raised_at as "raisedAt",
  n.read_at as "readAt", n.task_id as "taskId"`;

const toNode = (row: NoticeRow): Notice => ({ ...row, id: toGlobalId('Notice', row.rowId) });

/** Which notices a page shows: the newest first. */
export interface InboxArgs extends PageArgs {
  filter?: InboxFilter | null;
  total?: Total;
}

/** Reads what a person was told. */
@Injectable()
export class InboxQueries {
  constructor(private readonly reads: PreparedReads) {}

  async page(personId: string, args: InboxArgs): Promise<ConnectionOf<Notice>> {
    const parameters: unknown[] = [personId];
    const where = ['n.recipient_id = $1::uuid'];
    if (args.filter?.unreadOnly) where.push('n.read_at is null');
    if (args.filter?.kind != null) where.push(`n.kind = any($${parameters.push(args.filter.kind)}::text[])`);
    const list: KeysetList = {
      columns,
      from: 'from notice n',
      where,
      order: {
        name: 'RAISED_AT',
        columns: [
          { sql: 'n.raised_at', type: 'timestamptz' },
          { sql: 'n.id', type: 'uuid' },
        ],
        direction: 'DESC',
      },
      total: args.total ?? 'COUNTED',
    };
    const statement = pageStatement(list, args, parameters);
    return connectionOf(list, await this.reads.rows<PageRow<NoticeRow>>(statement, parameters), args, toNode);
  }

  /** Notices of a person among some ids. */
  async byIds(personId: string, ids: readonly string[]): Promise<Notice[]> {
    const rows = await this.reads.rows<NoticeRow>(
      `select ${columns} from notice n where n.recipient_id = $1 and n.id = any($2::uuid[])`,
      [personId, ids],
    );
    return rows.map(toNode);
  }

  async unread(personId: string): Promise<number> {
    const [row] = await this.reads.rows<{ count: number }>(
      'select count(*)::integer as count from notice where recipient_id = $1 and read_at is null',
      [personId],
    );
    return row?.count ?? 0;
  }

  /** Row ids of what a person was told since an instant. */
  async idsSince(personId: string, since: Date): Promise<string[]> {
    const rows = await this.reads.rows<{ id: string }>(
      'select id from notice where recipient_id = $1 and raised_at >= $2',
      [personId, since],
    );
    return rows.map(({ id }) => id);
  }

  /** What a person was told of some tasks since an instant, the oldest first. */
  async since(personId: string, taskIds: readonly string[], since: Date): Promise<Notice[]> {
    const rows = await this.reads.rows<NoticeRow>(
      `select ${columns} from notice n
       where n.recipient_id = $1 and n.task_id = any($2::uuid[]) and n.raised_at >= $3 order by n.raised_at, n.id`,
      [personId, taskIds, since],
    );
    return rows.map(toNode);
  }

  /** What a person chose, or what holds for those who chose nothing. */
  async preferences(personId: string): Promise<Preferences> {
    const [row] = await this.reads.rows<Preferences>(
      'select language, channels from notification_preference where person_id = $1',
      [personId],
    );
    return row ?? defaultPreferences;
  }
}

/** Marks a person's notices as read; null for all. @returns which of them are theirs, and which were not read before. */
export async function markRead(
  tx: EntityManager,
  personId: string,
  noticeIds: readonly string[] | null,
  at: Date,
): Promise<{ own: Set<string>; marked: string[] }> {
  const rows = await tx.query<{ id: string; marked: boolean }[]>(
    `with chosen as (
       select id, read_at from notice
       where recipient_id = $1 and (id = any($2::uuid[]) or ($2::uuid[] is null and read_at is null))
     ), marked as (
       update notice set read_at = $3 from chosen where notice.id = chosen.id and notice.read_at is null
       returning notice.id
     )
     select id, id in (select id from marked) as marked from chosen order by id`,
    [personId, noticeIds, at],
  );
  const marked = rows.filter((row) => row.marked);
  return { own: new Set(rows.map(({ id }) => id)), marked: marked.map(({ id }) => id) };
}

/** What a person chose, as it is stored. */
export interface StoredPreferences extends Preferences {
  version: number;
}

/** Stores what a person chose. */
export async function storePreferences(
  tx: EntityManager,
  personId: string,
  { language, channels, version }: StoredPreferences,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into notification_preference (person_id, language, channels, version, set_at)
     values ($1, $2, $3, $4, $5)
     on conflict (person_id) do update set language = excluded.language, channels = excluded.channels,
       version = excluded.version, set_at = excluded.set_at`,
    [personId, language, JSON.stringify(channels), version, at],
  );
}

/** What a person chose; nobody else changes it until the transaction ends, even where they chose nothing yet. */
export async function lockPreferences(tx: EntityManager, personId: string): Promise<StoredPreferences> {
  await tx.query(`select pg_advisory_xact_lock(4718207, hashtext($1))`, [personId]);
  const [row] = await tx.query<StoredPreferences[]>(
    'select language, channels, version from notification_preference where person_id = $1',
    [personId],
  );
  return row ?? { ...defaultPreferences, version: 0 };
}
