import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of what is imported only the outcome is kept: files hold people's addresses. */
const changes = [
  `create table organisation_import_run (
    id uuid constraint organisation_import_run_pk primary key,
    account_id uuid not null,
    state text not null constraint organisation_import_run_state_ck
      check (state in ('RUNNING', 'DONE', 'REFUSED', 'FAILED')),
    done integer not null,
    total integer not null,
    changes jsonb not null,
    problems jsonb not null,
    started_at timestamptz not null,
    beat_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index organisation_import_run_account_idx on organisation_import_run (account_id)`,
];

export class ImportRuns1796169600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of changes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table organisation_import_run');
  }
}
