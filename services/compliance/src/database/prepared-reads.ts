import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

const names = new Map<string, string>();

/** Reads outside of transactions. */
@Injectable()
export class PreparedReads {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs a prepared statement: Postgres parses and plans the text once per connection. */
  async rows<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    const { rows } = await this.pool.query<R>({ name: statementName(text), text, values });
    return rows;
  }

  /**
   * Runs a statement that is planned for its very values. For lists under a caller's scope: a plan for any scope reads
   * all tasks where one unit is in reach (175 ms instead of 2 ms on 125,000 tasks), planning anew costs half a millisecond.
   */
  async list<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    const { rows } = await this.pool.query<R>({ text, values });
    return rows;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    names.set(text, name);
  }
  return name;
}
