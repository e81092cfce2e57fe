import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = [
  // People who were there before count as registered: their first change is their second version.
  `alter table account
    add column email text,
    add column version integer not null default 1,
    add constraint account_email_ck check (email is null or kind = 'PERSON')`,
  `create table position (
    id uuid constraint position_pk primary key,
    unit_id uuid not null constraint position_unit_fk references unit (id),
    code text not null constraint position_code_uq unique,
    title jsonb not null,
    kind text not null,
    sensitive boolean not null,
    seats integer not null constraint position_seats_ck check (seats > 0),
    valid_from date,
    valid_to date,
    sample boolean not null,
    version integer not null,
    constraint position_validity_ck check (valid_from < valid_to)
  )`,
  `create index position_unit_idx on position (unit_id)`,
  // An appointment that ends on its first day never began.
  `create table appointment (
    id uuid constraint appointment_pk primary key,
    position_id uuid not null constraint appointment_position_fk references position (id),
    account_id uuid not null constraint appointment_account_fk references account (id),
    acting boolean not null,
    valid_from date,
    valid_to date,
    version integer not null,
    constraint appointment_validity_ck check (valid_from <= valid_to)
  )`,
  `create index appointment_position_idx on appointment (position_id)`,
  `create index appointment_account_idx on appointment (account_id)`,
  `alter table role_grant
    add column source_grant_id uuid constraint role_grant_source_fk references role_grant (id),
    add column on_behalf_of uuid constraint role_grant_on_behalf_fk references account (id),
    add constraint role_grant_delegation_ck check ((source_grant_id is null) = (on_behalf_of is null))`,
  `create index role_grant_source_idx on role_grant (source_grant_id) where source_grant_id is not null`,
];

export class PostsAndDelegation1795564800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of changes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table role_grant drop column source_grant_id, drop column on_behalf_of');
    await runner.query('drop table appointment, position');
    await runner.query('alter table account drop column email, drop column version');
  }
}
