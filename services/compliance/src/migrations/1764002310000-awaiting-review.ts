import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = [
  `create index report_on_behalf_ix on report (author_on_behalf_of) where author_on_behalf_of is not null`,
  `create index review_reviewer_ix on review (reviewer_id, task_id)`,
  `create index review_on_behalf_ix on review (reviewer_on_behalf_of) where reviewer_on_behalf_of is not null`,
];

/** What somebody, or another on their behalf, wrote or decided: asked of every task that waits for them. */
export class AwaitingReview1764002310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of indexes) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index report_on_behalf_ix, review_reviewer_ix, review_on_behalf_ix');
  }
}
