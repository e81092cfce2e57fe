import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = [
  `create table charter (
    id uuid constraint charter_pk primary key,
    code text not null constraint charter_code_uq unique,
    version integer not null,
    -- The last day on which its bodies were derived.
    followed_on date
  )`,
  // Clauses that stay as they are belong to several versions.
  `create table charter_clause (
    id uuid constraint charter_clause_pk primary key,
    charter_id uuid not null constraint charter_clause_charter_fk references charter (id),
    number text not null,
    text jsonb not null,
    rule jsonb
  )`,
  `create table charter_version (
    charter_id uuid not null constraint charter_version_charter_fk references charter (id),
    number integer not null,
    title jsonb not null,
    valid_from date,
    valid_to date,
    sample boolean not null,
    clause_ids uuid[] not null,
    constraint charter_version_pk primary key (charter_id, number),
    constraint charter_version_validity_ck check (valid_from < valid_to)
  )`,
  // What a charter said stays on record.
  `revoke update, delete on charter_clause, charter_version from directory_run`,
  `create table body (
    id uuid constraint body_pk primary key,
    charter_id uuid not null constraint body_charter_fk references charter (id),
    clause_id uuid not null constraint body_clause_fk references charter_clause (id),
    rule_code text not null,
    scope_unit_id uuid not null constraint body_scope_fk references unit (id),
    kind text not null constraint body_kind_ck check (kind in ('COMMITTEE', 'WORKING_GROUP')),
    name jsonb not null,
    valid_from date not null,
    valid_to date,
    successor_ids uuid[] not null,
    sample boolean not null,
    version integer not null,
    -- A body or seat that ends on its first day never began.
    constraint body_validity_ck check (valid_from <= valid_to)
  )`,
  `create unique index body_open_uq on body (charter_id, rule_code, scope_unit_id) where valid_to is null`,
  `create index body_scope_idx on body (scope_unit_id)`,
  `create table body_seat (
    id uuid constraint body_seat_pk primary key,
    body_id uuid not null constraint body_seat_body_fk references body (id),
    clause_id uuid not null constraint body_seat_clause_fk references charter_clause (id),
    code text not null,
    role text not null,
    position_id uuid constraint body_seat_position_fk references position (id),
    required boolean not null,
    voting boolean not null,
    valid_from date not null,
    valid_to date,
    constraint body_seat_validity_ck check (valid_from <= valid_to)
  )`,
  `create index body_seat_body_idx on body_seat (body_id)`,
  `create index body_seat_position_idx on body_seat (position_id)`,
  // Bodies and their seats end; they are never deleted.
  `revoke delete on charter, body, body_seat from directory_run`,
];

export class ChartersAndBodies1796083200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of changes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table body_seat, body, charter_version, charter_clause, charter');
  }
}
