import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why assignments come and go; one row for all that one step of a derivation did for one reason. */
const assignmentCause = [
  `create table assignment_cause (
    id uuid constraint assignment_cause_pk primary key,
    kind text not null constraint assignment_cause_kind_ck check (kind in ('RULE', 'UNIT_CREATED', 'UNIT_CHANGED',
      'UNIT_MOVED', 'UNIT_CLOSED', 'SUCCESSOR', 'LAW_AMENDED', 'RULE_CHANGED', 'CALENDAR', 'MANUAL')),
    reference_id uuid,
    text jsonb not null,
    correlation_id text not null,
    at timestamptz(3) not null
  )`,
  // No foreign keys: causes are written in the same transaction and never removed, and a check for each of a million
  // assignments would lock one and the same row each time.
  `alter table assignment
    add column origin text not null default 'RULE' constraint assignment_origin_ck check (origin in ('RULE', 'MANUAL')),
    add column reason text,
    add column cause_id uuid,
    add column withdrawal_cause_id uuid,
    add constraint assignment_reason_ck check ((origin = 'MANUAL') = (reason is not null))`,
];

/** A unit that takes over from another may come to have several tasks of one period: its own and those it inherited. */
const inheritedTasks = [
  `alter table unit add column successor_ids uuid[] not null default '{}'`,
  `create index unit_successors_ix on unit using gin (successor_ids)`,
  `alter table task add column inherited_from uuid`,
  `alter table task drop constraint task_period_uq`,
  `alter table task add constraint task_period_uq unique nulls not distinct (assignment_id, period_key, inherited_from)`,
];

const derivationRun = [
  `create table derivation_run (
    id uuid constraint derivation_run_pk primary key,
    instrument_id uuid constraint derivation_run_instrument_fk references instrument,
    choice text not null constraint derivation_run_choice_ck check (choice in ('ALL', 'FOLLOWING')),
    cause text not null,
    actor jsonb not null,
    correlation_id text not null,
    day date not null,
    state text not null default 'QUEUED' constraint derivation_run_state_ck
      check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    failure text,
    repeat_requested boolean not null default false,
    last_obligation_id uuid,
    obligations_total integer not null default 0,
    obligations_done integer not null default 0,
    assignments_created integer not null default 0,
    assignments_withdrawn integer not null default 0,
    tasks_opened integer not null default 0,
    tasks_inherited integer not null default 0,
    requested_at timestamptz(3) not null,
    started_at timestamptz(3),
    finished_at timestamptz(3)
  )`,
  // One at a time for an instrument, and one for all that follow.
  `create unique index derivation_run_open_uq on derivation_run
    (coalesce(instrument_id, '00000000-0000-0000-0000-000000000000')) where state in ('QUEUED', 'RUNNING')`,
];

/** Units whose assignments have to follow a change, written in the transaction that takes the change over. */
const unitToFollow = `create table unit_to_follow (
  seq bigint generated always as identity constraint unit_to_follow_pk primary key,
  unit_id uuid not null,
  cause text not null,
  event_id uuid not null,
  correlation_id text not null,
  recorded_at timestamptz(3) not null default now()
)`;

const appendOnly = 'revoke update, delete on assignment_cause from compliance_run';

/** Assignments that follow change in bounded steps, each with its cause. */
export class Following1764000500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [...assignmentCause, ...inheritedTasks, ...derivationRun, unitToFollow, appendOnly];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table unit_to_follow, derivation_run, assignment_cause');
    await queryRunner.query('alter table task drop column inherited_from');
    await queryRunner.query(
      'alter table task add constraint task_period_uq unique (assignment_id, period_key)',
    );
    await queryRunner.query('alter table unit drop column successor_ids');
    await queryRunner.query(`alter table assignment drop column origin, drop column reason, drop column cause_id,
      drop column withdrawal_cause_id`);
  }
}
