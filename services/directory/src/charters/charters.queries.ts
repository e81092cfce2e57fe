import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Charter, CharterClause, CharterVersion } from './charter.rules.js';

/** One page of all charters, by code. */
export interface CharterListRequest {
  first: number;
  /** Row id of the last charter of the page before. */
  after: string | null;
}

const columns = 'charter.id, charter.code, charter.version, charter.followed_on::text as "followedOn"';

@Injectable()
export class ChartersQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Charters by their row ids, in no order. */
  byIds(ids: readonly string[]): Promise<Charter[]> {
    return this.dataSource.query(`select ${columns} from charter where id = any($1::uuid[])`, [[...ids]]);
  }

  async byCode(code: string): Promise<Charter | null> {
    const sql = `select ${columns} from charter where code = $1`;
    const [charter] = await this.dataSource.query<Charter[]>(sql, [code]);
    return charter ?? null;
  }

  /** One row more than asked for tells whether there is a next page. */
  list({ first, after }: CharterListRequest): Promise<Charter[]> {
    return this.dataSource.query(
      `select ${columns} from charter
       where $1::uuid is null or charter.code > (select code from charter where id = $1::uuid)
       order by charter.code limit ${first + 1}`,
      [after],
    );
  }

  async count(): Promise<number> {
    const sql = 'select count(*)::integer as count from charter';
    const [row] = await this.dataSource.query<{ count: number }[]>(sql);
    return row?.count ?? 0;
  }

  /** All versions of charters, oldest first. */
  versionsOf(charterIds: readonly string[]): Promise<CharterVersion[]> {
    return this.dataSource.query(
      `select charter_id as "charterId", number, title, valid_from::text as "validFrom", valid_to::text as "validTo",
         sample, clause_ids as "clauseIds"
       from charter_version where charter_id = any($1::uuid[]) order by number`,
      [[...charterIds]],
    );
  }

  /** Clauses by their row ids, in no order. */
  clausesByIds(ids: readonly string[]): Promise<CharterClause[]> {
    return this.dataSource.query(
      `select id, charter_id as "charterId", number, text, rule from charter_clause where id = any($1::uuid[])`,
      [[...ids]],
    );
  }
}
