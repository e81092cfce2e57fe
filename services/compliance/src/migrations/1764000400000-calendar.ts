import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: readonly string[] = [
  // Every change of the calendar, numbered in order; what it says of days stands in the tables below.
  `create table calendar_change (
    version integer constraint calendar_change_pk primary key,
    kind text not null constraint calendar_change_kind_ck
      check (kind in ('CLOSURE_ADDED', 'CLOSURE_WITHDRAWN', 'WEEKLY_REST_SET', 'HOLIDAYS_LOADED')),
    title jsonb not null,
    dates date[] not null,
    thursdays_from date,
    thursdays_to date,
    unit_id uuid,
    at timestamptz(3) not null,
    correlation_id text not null,
    actor jsonb not null
  )`,
  `create table holiday_list (
    version integer constraint holiday_list_pk primary key
      constraint holiday_list_version_fk references calendar_change,
    year integer not null,
    source jsonb
  )`,
  `create index holiday_list_year_ix on holiday_list (year, version)`,
  `create table holiday (
    version integer not null constraint holiday_version_fk references holiday_list,
    date date not null,
    name jsonb not null,
    constraint holiday_pk primary key (version, date)
  )`,
  `create table closure (
    id uuid constraint closure_pk primary key,
    version integer not null constraint closure_version_fk references calendar_change,
    title jsonb not null,
    from_date date not null,
    to_date date not null,
    unit_id uuid
  )`,
  `create index closure_date_ix on closure (from_date, id)`,
  `create table closure_withdrawal (
    closure_id uuid constraint closure_withdrawal_pk primary key
      constraint closure_withdrawal_closure_fk references closure,
    version integer not null constraint closure_withdrawal_version_fk references calendar_change,
    reason text not null
  )`,
  `create table weekly_rest (
    id uuid constraint weekly_rest_pk primary key,
    version integer not null constraint weekly_rest_version_fk references calendar_change,
    rests boolean not null,
    from_date date not null,
    to_date date,
    unit_id uuid
  )`,
  // How far the due dates followed a change: the one table here whose rows change.
  `create table calendar_following (
    version integer constraint calendar_following_pk primary key
      constraint calendar_following_version_fk references calendar_change,
    tasks_rescheduled integer not null,
    finished_at timestamptz(3)
  )`,
  `create index calendar_following_open_ix on calendar_following (version) where finished_at is null`,
];

/** Where in a task's history a due date moved, and on account of what. */
const rescheduling: readonly string[] = [
  `alter table task_event add column due_from date, add column due_to date, add column cause jsonb`,
  // Due dates of one obligation, in order: how a change of the calendar finds the tasks that it concerns.
  `create index task_obligation_due_ix on task (obligation_id, due_on, id)`,
  `drop index task_obligation_ix`,
];

/** Deadlines of before carry their plain values by name, so that the same document still changes nothing. */
const plainDeadlines = `update obligation set deadline =
  '{"monthLength": "CALENDAR", "clearDays": false, "yearDay": null, "date": null}'::jsonb || deadline`;

/** What was decided of the calendar is withdrawn by a further row, never changed. */
const appendOnly = `revoke update, delete on calendar_change, holiday_list, holiday, closure, closure_withdrawal,
  weekly_rest from compliance_run`;

export class Calendar1764000400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [...tables, ...rescheduling, plainDeadlines, appendOnly];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index task_obligation_ix on task (obligation_id, id)`);
    await queryRunner.query(`drop index task_obligation_due_ix`);
    await queryRunner.query(
      `alter table task_event drop column due_from, drop column due_to, drop column cause`,
    );
    await queryRunner.query(`drop table calendar_following, weekly_rest, closure_withdrawal, closure, holiday,
      holiday_list, calendar_change`);
  }
}
