import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

const names = new Map<string, string>();

/** Reads outside of transactions, as prepared statements: Postgres parses and plans each text once per connection. */
@Injectable()
export class PreparedReads {
  constructor(private readonly dataSource: DataSource) {}

  async rows<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    const { rows } = await pool.query<R>({ name: statementName(text), text, values });
    return rows;
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
