import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // Lists of some units are chosen and ordered without a look at the tasks themselves.
  `create index task_unit_ix on task (unit_id, status, due_on, id) include (result, updated_at)`,
  `drop index task_unit_status_ix`,
  // The same as task_open_ix.
  `drop index task_open_due_ix`,
];

/** What lists of a million tasks are read from when few units are in reach. */
export class Lists1764002400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index task_open_due_ix on task (due_on, id)
      where status in ('TO_DO', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')`);
    await queryRunner.query(`create index task_unit_status_ix on task (unit_id, status, due_on, id)`);
    await queryRunner.query(`drop index task_unit_ix`);
  }
}
