import type { MigrationInterface, QueryRunner } from 'typeorm';

const up: readonly string[] = [
  `create table person (
    id uuid constraint person_pk primary key,
    name jsonb not null,
    email text,
    version integer not null
  )`,
  `create table post (
    id uuid constraint post_pk primary key,
    unit_id uuid not null,
    kind text not null,
    valid_from date,
    valid_to date,
    version integer not null
  )`,
  `create index post_unit_ix on post (unit_id)`,
  `create table appointment (
    id uuid constraint appointment_pk primary key,
    position_id uuid not null,
    person_id uuid not null,
    valid_from date,
    valid_to date,
    version integer not null
  )`,
  `create index appointment_position_ix on appointment (position_id)`,
  `create index appointment_person_ix on appointment (person_id)`,
  `create table reminder_schedule (
    id uuid constraint reminder_schedule_pk primary key,
    version integer not null constraint reminder_schedule_version_uq unique,
    steps jsonb not null,
    quiet_hours jsonb,
    digest_at text not null,
    set_by jsonb not null,
    set_at timestamptz(3) not null
  )`,
  `create table notice (
    id uuid constraint notice_pk primary key,
    task_id uuid not null constraint notice_task_fk references task,
    kind text not null,
    step_days integer not null,
    occasion text not null,
    level integer not null,
    due_on date not null,
    recipient_id uuid not null,
    raised_at timestamptz(3) not null,
    read_at timestamptz(3),
    constraint notice_reason_uq unique (task_id, kind, step_days, occasion, recipient_id)
  )`,
  `create index notice_recipient_ix on notice (recipient_id, raised_at, id)`,
  `create index notice_unread_ix on notice (recipient_id) where read_at is null`,
  `create table notification_preference (
    person_id uuid constraint notification_preference_pk primary key,
    language text not null,
    channels jsonb not null,
    version integer not null,
    set_at timestamptz(3) not null
  )`,
  `create table mail (
    id uuid constraint mail_pk primary key,
    recipient_id uuid not null,
    mode text not null,
    state text not null default 'WAITING',
    not_before timestamptz(3) not null,
    digest_for timestamptz(3),
    attempts integer not null default 0,
    failure text,
    created_at timestamptz(3) not null,
    sent_at timestamptz(3),
    constraint mail_digest_uq unique (recipient_id, digest_for)
  )`,
  `create index mail_waiting_ix on mail (not_before, id) where state = 'WAITING'`,
  `create table mail_notice (
    mail_id uuid not null constraint mail_notice_mail_fk references mail,
    notice_id uuid not null constraint mail_notice_notice_fk references notice,
    constraint mail_notice_pk primary key (mail_id, notice_id)
  )`,
  `create table mail_handover (
    mail_id uuid not null constraint mail_handover_mail_fk references mail,
    attempt integer not null,
    at timestamptz(3) not null default now(),
    constraint mail_handover_pk primary key (mail_id, attempt)
  )`,
  `create index task_open_due_ix on task (due_on, id)
    where status in ('TO_DO', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')`,
  `create index task_returned_ix on task (due_on, id) where status = 'RETURNED'`,
  // Posts, appointments and people were told of before this service listened: the directory's log is read from its start.
  `delete from cursor where source = 'directory'`,
  `revoke update, delete on reminder_schedule, mail_notice, mail_handover from compliance_run`,
];

const tables = `mail_handover, mail_notice, mail, notification_preference, notice, reminder_schedule, appointment, post, person`;

/** Who holds which post, when people are reminded, and of what they were. */
export class Notices1764002200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table ${tables}`);
    await queryRunner.query('drop index task_returned_ix, task_open_due_ix');
  }
}
