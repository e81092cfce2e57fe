import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table client_secret (
    id uuid constraint client_secret_pk primary key,
    account_id uuid not null constraint client_secret_account_fk references account (id),
    hash text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    withdrawn_at timestamptz,
    last_used_at timestamptz,
    constraint client_secret_validity_ck check (issued_at < expires_at)
  )`,
  `create index client_secret_account_idx on client_secret (account_id)`,
];

export class ClientSecrets1796256000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table client_secret');
  }
}
