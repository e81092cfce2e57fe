/** Who did something and in which capacity. */
function actorColumns(prefix: string): string {
  return `${prefix}_id text not null, ${prefix}_kind text not null, ${prefix}_role text, ${prefix}_unit_id uuid`;
}

/** Assignments, tasks, reports, reviews and the tasks' history. */
export const taskTables: readonly string[] = [
  `alter table unit add column search text not null default ''`,
  `create table assignment (
    id uuid constraint assignment_pk primary key,
    obligation_id uuid not null constraint assignment_obligation_fk references obligation,
    unit_id uuid not null,
    role text not null,
    assigned_at timestamptz(3) not null,
    assigned_by jsonb not null,
    withdrawn_at timestamptz(3),
    withdrawn_by jsonb
  )`,
  `create unique index assignment_live_uq on assignment (obligation_id, unit_id) where withdrawn_at is null`,
  `create index assignment_obligation_ix on assignment (obligation_id, id)`,
  `create index assignment_unit_ix on assignment (unit_id, id)`,
  `create table task (
    id uuid constraint task_pk primary key,
    assignment_id uuid not null constraint task_assignment_fk references assignment,
    obligation_id uuid not null constraint task_obligation_fk references obligation,
    provision_id uuid not null constraint task_provision_fk references provision,
    instrument_id uuid not null constraint task_instrument_fk references instrument,
    unit_id uuid not null,
    period_key text not null,
    period_label jsonb,
    due_on date not null,
    due_derivation jsonb not null,
    status text not null default 'TO_DO' constraint task_status_ck
      check (status in ('TO_DO', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CANCELLED')),
    result text not null default 'NOT_ASSESSED',
    version integer not null default 1,
    report_number integer not null default 0,
    sample boolean not null,
    opened_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    constraint task_period_uq unique (assignment_id, period_key)
  )`,
  `create index task_due_ix on task (due_on, id)`,
  `create index task_updated_ix on task (updated_at, id)`,
  `create index task_unit_due_ix on task (unit_id, due_on, id)`,
  `create index task_provision_due_ix on task (provision_id, due_on, id)`,
  `create index task_obligation_ix on task (obligation_id, id)`,
  `create index task_submitted_ix on task (due_on, id) where status = 'SUBMITTED'`,
  `create table report (
    id uuid constraint report_pk primary key,
    task_id uuid not null constraint report_task_fk references task,
    number integer not null,
    result text not null,
    narrative text not null,
    effective_on date,
    ${actorColumns('author')},
    submitted_at timestamptz(3) not null,
    constraint report_number_uq unique (task_id, number)
  )`,
  `create table review (
    id uuid constraint review_pk primary key,
    task_id uuid not null constraint review_task_fk references task,
    report_id uuid not null constraint review_report_fk references report,
    report_number integer not null,
    decision text not null,
    result text,
    comment text,
    ${actorColumns('reviewer')},
    reviewed_at timestamptz(3) not null
  )`,
  `create index review_task_ix on review (task_id, reviewed_at, id)`,
  `create table task_event (
    task_id uuid not null constraint task_event_task_fk references task,
    version integer not null,
    type text not null,
    at timestamptz(3) not null,
    ${actorColumns('actor')},
    from_status text not null,
    to_status text not null,
    result text not null,
    note text,
    constraint task_event_pk primary key (task_id, version)
  )`,
];

/** What was said and decided is never changed, whoever holds the run role's password. */
export const appendOnly = `revoke update, delete on report, review, task_event, event, event_pos from compliance_run`;
