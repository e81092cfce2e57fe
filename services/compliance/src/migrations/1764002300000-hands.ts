import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // A unit that is freed of an obligation whatever its rule says, until the obligation is laid on it by hand again.
  `create table assignment_exception (
    id uuid constraint assignment_exception_pk primary key,
    obligation_id uuid not null constraint assignment_exception_obligation_fk references obligation,
    unit_id uuid not null,
    assignment_id uuid not null constraint assignment_exception_assignment_fk references assignment,
    reason text not null,
    decided_by jsonb not null,
    decided_at timestamptz(3) not null,
    lifted_by jsonb,
    lifted_at timestamptz(3),
    constraint assignment_exception_lifted_ck check ((lifted_by is null) = (lifted_at is null))
  )`,
  `create unique index assignment_exception_live_uq on assignment_exception (obligation_id, unit_id)
    where lifted_at is null`,
  // What was decided stays; that it was lifted is added.
  `revoke update, delete on assignment_exception from compliance_run`,
  `grant update (lifted_by, lifted_at) on assignment_exception to compliance_run`,
  `alter table task add column responsible_id uuid`,
  `create index task_responsible_ix on task (responsible_id, due_on, id) where responsible_id is not null`,
  // No foreign key, as of assignments: causes are never removed.
  `alter table task_event add column responsible_id uuid, add column cause_id uuid`,
];

/** What people decide themselves: assignments, exceptions from them, who is in charge of a task. */
export class Hands1764002300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table task_event drop column responsible_id, drop column cause_id');
    await queryRunner.query('alter table task drop column responsible_id');
    await queryRunner.query('drop table assignment_exception');
  }
}
