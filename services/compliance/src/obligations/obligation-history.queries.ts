import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@rasad/event-contracts';
import type { ConnectionOf, PageArgs } from '@rasad/service-kit';
import { capacityOf } from '../actors/capacity.graphql.js';
import type { StoredActor } from '../actors/stored-actor.js';
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
import type { ObligationVersion } from './obligation-version.graphql.js';

type Circumstances = Pick<ObligationVersion, 'version' | 'at' | 'changeReason' | 'changed'>;

interface VersionRow extends Circumstances {
  by: StoredActor;
  content: Omit<ObligationVersion, keyof Circumstances | 'actor' | 'capacity' | 'localizedTitle'> & {
    title: LocalizedText;
  };
}

/** Which page of an obligation's versions, and whether their number is wanted. */
export interface VersionPage extends PageArgs {
  total: Total;
}

/** An obligation at a moment. */
export interface ObligationAt {
  obligationId: string;
  at: Date;
}

const columns = `v.version, v.written_at as at, v.written_by as by, v.reason as "changeReason", v.changed, v.content`;

/** Reads what obligations said, version by version. */
@Injectable()
export class ObligationHistoryQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The versions of several obligations, the newest first. */
  async pagesOfObligations(
    ids: readonly string[],
    page: VersionPage,
  ): Promise<Map<string, ConnectionOf<ObligationVersion>>> {
    const parameters: unknown[] = [];
    const list: KeysetList = {
      columns,
      from: 'from obligation_version v',
      where: [`v.obligation_id = ${parentColumn}`],
      order: { name: 'VERSION', columns: [{ sql: 'v.version', type: 'integer' }], direction: 'DESC' },
      total: page.total,
    };
    const statement = pagePerParentStatement(list, page, ids, parameters);
    const rows = await this.reads.list<ParentPageRow<VersionRow>>(statement, parameters);
    return connectionsOf(list, rows, page, toVersion);
  }

  /** What obligations said at moments, in the order in which they were asked for; null before the first version. */
  async at(asked: readonly ObligationAt[]): Promise<(ObligationVersion | null)[]> {
    const rows = await this.reads.rows<VersionRow | { version: null }>(
      `select ${columns} from unnest($1::uuid[], $2::timestamptz[]) with ordinality as asked (id, moment, place)
         left join lateral (select * from obligation_version where obligation_id = asked.id
           and written_at <= asked.moment order by version desc limit 1) v on true
       order by asked.place`,
      [asked.map(({ obligationId }) => obligationId), asked.map(({ at }) => at)],
    );
    return rows.map((row) => (row.version === null ? null : toVersion(row)));
  }

  /** By which version of its obligation each task is judged, in the order in which they were asked for. */
  async heldToBy(taskIds: readonly string[]): Promise<ObligationVersion[]> {
    const rows = await this.reads.rows<VersionRow>(
      `select ${columns} from unnest($1::uuid[]) with ordinality as asked (id, place)
         join task t on t.id = asked.id join obligation o on o.id = t.obligation_id
         join obligation_version v on v.obligation_id = o.id and v.version = coalesce(t.judged_by_version, o.version)
       order by asked.place`,
      [taskIds],
    );
    return rows.map(toVersion);
  }
}

function toVersion({ content, by, ...row }: VersionRow): ObligationVersion {
  const { title: localizedTitle, ...said } = content;
  return { ...said, ...row, localizedTitle, actor: personOf(by), capacity: capacityOf(by) };
}
