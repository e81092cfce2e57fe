import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = [
  `alter table unit add column successor_ids uuid[] not null default '{}'`,
  // What a unit is on each day of its life. Days without a beginning or an end are infinite, not null: comparable.
  `create table unit_state (
    unit_id uuid not null constraint unit_state_unit_fk references unit (id),
    valid_from date not null,
    valid_to date not null,
    name jsonb not null,
    kind text not null,
    tags text[] not null,
    parent_id uuid constraint unit_state_parent_fk references unit (id),
    position integer not null,
    path uuid[] not null,
    sort_path integer[] not null,
    search text not null,
    constraint unit_state_pk primary key (unit_id, valid_from),
    constraint unit_state_validity_ck check (valid_from < valid_to),
    constraint unit_state_path_ck check (path[cardinality(path)] = unit_id and path[cardinality(path) - 1] is not distinct from parent_id),
    constraint unit_state_sort_path_ck check (cardinality(sort_path) = cardinality(path) and sort_path[cardinality(sort_path)] = position)
  )`,
  // Where a unit was before is not known: it counts as having been where it is for all of its life.
  `insert into unit_state select id, coalesce(valid_from, '-infinity'), coalesce(valid_to, 'infinity'), name, kind, tags,
     parent_id, position, path, sort_path, search from unit`,
  `create index unit_state_path_idx on unit_state using gin (path)`,
  `create index unit_state_tree_order_idx on unit_state (sort_path, unit_id)`,
  `create index unit_state_parent_idx on unit_state (parent_id, position)`,
  `create table planned_unit_change (
    id uuid constraint planned_unit_change_pk primary key,
    seq bigint generated always as identity,
    unit_id uuid not null constraint planned_unit_change_unit_fk references unit (id),
    effective_on date not null,
    kind text not null,
    change jsonb not null,
    actor jsonb not null,
    correlation_id text not null,
    decided_at timestamptz not null default clock_timestamp(),
    carried_out_at timestamptz
  )`,
  `create index planned_unit_change_due_idx on planned_unit_change (effective_on, seq) where carried_out_at is null`,
  `create index planned_unit_change_unit_idx on planned_unit_change (unit_id)`,
];

export class UnitsThroughTime1795996800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of changes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table planned_unit_change, unit_state');
    await runner.query('alter table unit drop column successor_ids');
  }
}
