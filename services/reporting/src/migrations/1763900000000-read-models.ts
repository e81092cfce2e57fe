import { dropMessagingConsumerTables, messagingConsumerTables } from '@rasad/messaging';
import { unitTreeTables } from '@rasad/unit-tree';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  ...unitTreeTables,
  `create table unit_history (
    unit_id uuid not null,
    version integer not null,
    occurred_at timestamptz not null,
    parent_id uuid,
    kind text not null,
    position integer not null,
    valid_from date,
    valid_to date,
    constraint unit_history_pk primary key (unit_id, version)
  )`,
  `create table instrument (
    id uuid constraint instrument_pk primary key,
    code text not null
  )`,
  // The publication with an instrument's highest version says which expression is current.
  `create table publication (
    instrument_id uuid not null,
    version integer not null,
    expression_id uuid not null,
    published_at timestamptz not null,
    constraint publication_pk primary key (instrument_id, version)
  )`,
  `create table provision (
    expression_id uuid not null,
    id uuid not null,
    instrument_id uuid not null,
    e_id text not null,
    kind text not null,
    parent_id uuid,
    position integer not null,
    path uuid[] not null,
    constraint provision_pk primary key (expression_id, id)
  )`,
  `create table task_fact (
    task_id uuid constraint task_fact_pk primary key,
    version integer not null,
    unit_id uuid not null,
    provision_id uuid not null,
    obligation_id uuid not null,
    instrument_id uuid not null,
    due_on date not null,
    weight bigint not null,
    status text not null,
    result text not null
  )`,
  `create index task_fact_unit_idx on task_fact (unit_id)`,
  `create table task_fact_history (
    task_id uuid not null,
    version integer not null,
    occurred_at timestamptz not null,
    unit_id uuid not null,
    provision_id uuid not null,
    obligation_id uuid not null,
    instrument_id uuid not null,
    due_on date not null,
    weight bigint not null,
    status text not null,
    result text not null,
    constraint task_fact_history_pk primary key (task_id, version)
  )`,
  `create index task_fact_history_unit_idx on task_fact_history (unit_id, occurred_at)`,
  // Counters change far more often than cells appear: room on each page keeps the updates in place.
  `create table rollup (
    unit_id uuid not null,
    provision_id uuid not null,
    due_on date not null,
    to_do integer not null,
    in_progress integer not null,
    submitted integer not null,
    returned integer not null,
    accepted integer not null,
    compliant integer not null,
    partially_compliant integer not null,
    non_compliant integer not null,
    not_applicable integer not null,
    open_weight bigint not null,
    compliant_weight bigint not null,
    partial_weight bigint not null,
    non_compliant_weight bigint not null,
    constraint rollup_pk primary key (unit_id, provision_id, due_on)
  ) with (fillfactor = 80)`,
  `create table activity (
    id uuid constraint activity_pk primary key,
    type text not null,
    occurred_at timestamptz not null,
    actor_kind text not null,
    actor_id text not null,
    actor_role text,
    actor_unit_id uuid,
    unit_id uuid not null,
    provision_id uuid not null,
    task_id uuid not null,
    result text,
    obligation_title jsonb not null
  )`,
  `create index activity_time_idx on activity (occurred_at desc, id desc)`,
  `create index activity_unit_idx on activity (unit_id, occurred_at desc, id desc)`,
  `create table revoked_grant (
    grant_id uuid constraint revoked_grant_pk primary key,
    revoked_at timestamptz not null
  )`,
];

/** All read models; they can be dropped and rebuilt from the events at any time. */
export class ReadModels1763900000000 implements MigrationInterface {
  name = 'ReadModels1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...messagingConsumerTables, ...tables]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = [
      'revoked_grant',
      'activity',
      'rollup',
      'task_fact_history',
      'task_fact',
      'provision',
      'publication',
      'instrument',
      'unit_history',
      'unit',
    ];
    for (const name of names) await runner.query(`drop table ${name}`);
    for (const statement of dropMessagingConsumerTables) await runner.query(statement);
  }
}
