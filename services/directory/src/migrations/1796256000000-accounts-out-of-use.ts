import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccountsOutOfUse1796256000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column disabled_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column disabled_at');
  }
}
