import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = [
  `create table scim_user (
    account_id uuid constraint scim_user_pk primary key constraint scim_user_account_fk references account (id),
    external_id text not null
  )`,
  `create index scim_user_external_idx on scim_user (external_id)`,
  // A removed group stays, as everything does; its name is free again.
  `create table scim_group (
    id uuid constraint scim_group_pk primary key,
    display_name text not null,
    external_id text,
    version integer not null,
    removed_at timestamptz
  )`,
  `create unique index scim_group_name_uq on scim_group (lower(display_name)) where removed_at is null`,
  `create table scim_group_member (
    group_id uuid not null constraint scim_group_member_group_fk references scim_group (id),
    account_id uuid not null constraint scim_group_member_account_fk references account (id),
    constraint scim_group_member_pk primary key (group_id, account_id)
  )`,
  `create index scim_group_member_account_idx on scim_group_member (account_id)`,
];

export class ProvisionedByScim1796169600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of changes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scim_group_member, scim_group, scim_user');
  }
}
