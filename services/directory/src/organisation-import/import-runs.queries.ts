import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { instantSql } from '../instant-column.js';
import { silentSeconds, type ImportRun } from './import-run.js';

@Injectable()
export class ImportRunsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A run of somebody's own; null for another one's, which looks like one that there is not. */
  async own(id: string, accountId: string): Promise<ImportRun | null> {
    const [run] = await this.dataSource.query<ImportRun[]>(
      `select id, done, total, changes, problems, ${instantSql('started_at')} as "startedAt",
         ${instantSql('ended_at')} as "endedAt",
         case when state = 'RUNNING' and beat_at < now() - make_interval(secs => $3) then 'FAILED' else state end as state
       from organisation_import_run where id = $1 and account_id = $2`,
      [id, accountId, silentSeconds],
    );
    return run ?? null;
  }

  /** A sign of life, with how far the run is. It is seen at once: the import's own transaction is not asked. */
  async beat(id: string, done: number, total: number): Promise<void> {
    await this.dataSource.query(
      `update organisation_import_run set done = $2, total = $3, beat_at = now() where id = $1 and state = 'RUNNING'`,
      [id, done, total],
    );
  }
}

/** Stores a run that begins. */
export async function insertRun(tx: EntityManager, id: string, accountId: string): Promise<void> {
  await tx.query(
    `insert into organisation_import_run (id, account_id, state, done, total, changes, problems, started_at, beat_at)
     values ($1, $2, 'RUNNING', 0, 0, '[]', '[]', now(), now())`,
    [id, accountId],
  );
}

/** Stores how a run ended. */
export async function endRun(
  tx: EntityManager,
  id: string,
  {
    state,
    changes = [],
    problems = [],
  }: Pick<ImportRun, 'state'> & Partial<Pick<ImportRun, 'changes' | 'problems'>>,
): Promise<void> {
  await tx.query(
    `update organisation_import_run set state = $2, changes = $3, problems = $4, ended_at = clock_timestamp(),
       done = case when $2 = 'DONE' then total else done end
     where id = $1`,
    [id, state, JSON.stringify(changes), JSON.stringify(problems)],
  );
}
