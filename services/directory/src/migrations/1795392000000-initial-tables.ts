import { dropMessagingProducerTables, messagingProducerTables } from '@rasad/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table unit (
    id uuid constraint unit_pk primary key,
    code text not null constraint unit_code_uq unique,
    kind text not null,
    name jsonb not null,
    parent_id uuid constraint unit_parent_fk references unit (id) deferrable initially deferred,
    position integer not null,
    path uuid[] not null,
    sort_path integer[] not null,
    tags text[] not null,
    valid_from date,
    valid_to date,
    sample boolean not null,
    version integer not null,
    search text not null,
    constraint unit_path_ck check (path[cardinality(path)] = id and path[cardinality(path) - 1] is not distinct from parent_id),
    constraint unit_sort_path_ck check (cardinality(sort_path) = cardinality(path) and sort_path[cardinality(sort_path)] = position),
    constraint unit_validity_ck check (valid_from < valid_to),
    constraint unit_sibling_uq unique nulls not distinct (parent_id, position) deferrable initially deferred
  )`,
  `create index unit_path_idx on unit using gin (path)`,
  `create index unit_tree_order_idx on unit (sort_path, id)`,
  `create index unit_tags_idx on unit using gin (tags)`,
  `create table account (
    id uuid constraint account_pk primary key,
    kind text not null constraint account_kind_ck check (kind in ('PERSON', 'SERVICE')),
    username text not null constraint account_username_uq unique,
    name jsonb not null,
    sample boolean not null,
    search text not null
  )`,
  // The scope is no foreign key: a grant over the whole organisation names no unit.
  `create table role_grant (
    id uuid constraint role_grant_pk primary key,
    account_id uuid not null constraint role_grant_account_fk references account (id),
    role text not null,
    scope_unit_id uuid not null,
    valid_from date,
    valid_to date,
    revoked_at timestamptz,
    version integer not null,
    constraint role_grant_validity_ck check (valid_from < valid_to)
  )`,
  `create index role_grant_account_idx on role_grant (account_id)`,
  `create index role_grant_scope_idx on role_grant (scope_unit_id)`,
];

export class InitialTables1795392000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...messagingProducerTables]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of dropMessagingProducerTables) await runner.query(statement);
    await runner.query('drop table role_grant, account, unit');
  }
}
