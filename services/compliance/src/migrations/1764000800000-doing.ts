import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The position in which somebody acted, and the person for whom, beside the columns of the initial migration. */
function capacityColumns(table: string, prefix: string): string {
  return `alter table ${table} add column ${prefix}_position jsonb, add column ${prefix}_on_behalf_of text`;
}

const actorColumns = (prefix: string) =>
  `${prefix}_id text not null, ${prefix}_kind text not null, ${prefix}_role text, ${prefix}_unit_id uuid,
   ${prefix}_position jsonb, ${prefix}_on_behalf_of text`;

const statements = [
  capacityColumns('report', 'author'),
  capacityColumns('review', 'reviewer'),
  capacityColumns('task_event', 'actor'),
  `alter table report add column figures jsonb not null default '[]'`,
  `alter table task_event add column report_number integer`,
  `create table report_withdrawal (
    report_id uuid constraint report_withdrawal_pk primary key,
    task_id uuid not null constraint report_withdrawal_task_fk references task,
    reason text,
    ${actorColumns('withdrawer')},
    withdrawn_at timestamptz(3) not null,
    constraint report_withdrawal_report_fk foreign key (report_id) references report
  )`,
  `create table comment (
    id uuid constraint comment_pk primary key,
    task_id uuid not null constraint comment_task_fk references task,
    body text not null,
    ${actorColumns('author')},
    written_at timestamptz(3) not null
  )`,
  `create index comment_task_ix on comment (task_id, written_at, id)`,
  `create table comment_retraction (
    comment_id uuid constraint comment_retraction_pk primary key
      constraint comment_retraction_comment_fk references comment,
    ${actorColumns('retracter')},
    retracted_at timestamptz(3) not null
  )`,
  `revoke update, delete on report_withdrawal, comment, comment_retraction from compliance_run`,
];

/** What units do with their tasks: figures, withdrawals, comments. */
export class Doing1764000800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table comment_retraction, comment, report_withdrawal');
    await queryRunner.query(
      'alter table task_event drop column report_number, drop column actor_position, drop column actor_on_behalf_of',
    );
    await queryRunner.query(
      'alter table report drop column figures, drop column author_position, drop column author_on_behalf_of',
    );
    await queryRunner.query(
      'alter table review drop column reviewer_position, drop column reviewer_on_behalf_of',
    );
  }
}
