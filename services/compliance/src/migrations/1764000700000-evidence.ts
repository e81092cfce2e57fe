import type { MigrationInterface, QueryRunner } from 'typeorm';

const uploader = `uploader_id text not null, uploader_kind text not null, uploader_role text, uploader_unit_id uuid,
    uploader_position jsonb, uploader_on_behalf_of text`;

const tables: readonly string[] = [
  `create table evidence_file (
    sha256 text constraint evidence_file_pk primary key,
    size bigint not null,
    stored_at timestamptz(3) not null,
    cleared_at timestamptz(3),
    released_at timestamptz(3)
  )`,
  `create index evidence_file_released_ix on evidence_file (released_at) where released_at is not null`,
  `create table evidence_upload (
    id uuid constraint evidence_upload_pk primary key,
    task_id uuid not null constraint evidence_upload_task_fk references task,
    file_name text not null,
    title text not null,
    effective_on date,
    stated_size bigint,
    stated_sha256 text,
    status text not null constraint evidence_upload_status_ck
      check (status in ('OPEN', 'RECEIVING', 'RECEIVED', 'REFUSED', 'COMPLETED')),
    refusal text,
    sha256 text,
    size bigint,
    uploader_id text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null
  )`,
  `create index evidence_upload_expiry_ix on evidence_upload (expires_at)`,
  `create index evidence_upload_uploader_ix on evidence_upload (uploader_id) where status <> 'COMPLETED'`,
  `create table evidence (
    id uuid constraint evidence_pk primary key,
    task_id uuid not null constraint evidence_task_fk references task,
    kind text not null,
    title text not null,
    file_name text,
    media_type text,
    size bigint,
    sha256 text,
    url text,
    effective_on date,
    state text not null,
    version integer not null,
    ${uploader},
    uploaded_at timestamptz(3) not null,
    constraint evidence_kind_ck check (case kind
      when 'FILE' then num_nulls(file_name, media_type, size, sha256) = 0 and url is null
      when 'LINK' then num_nonnulls(file_name, media_type, size, sha256) = 0 and url is not null
      else false end),
    constraint evidence_state_ck check (state in ('QUARANTINED', 'AVAILABLE', 'REFUSED', 'WITHDRAWN'))
  )`,
  `create index evidence_task_ix on evidence (task_id, uploaded_at, id)`,
  `create index evidence_sha256_ix on evidence (sha256) where sha256 is not null`,
  `create index evidence_quarantine_ix on evidence (sha256) where state = 'QUARANTINED'`,
  `create table report_evidence (
    report_id uuid not null constraint report_evidence_report_fk references report,
    evidence_id uuid not null constraint report_evidence_evidence_fk references evidence,
    position integer not null,
    constraint report_evidence_pk primary key (report_id, evidence_id)
  )`,
  `create index report_evidence_evidence_ix on report_evidence (evidence_id)`,
];

/** Of evidence only its state changes; what a report names stays so, whoever holds the run role's password. */
const rights: readonly string[] = [
  `revoke update, delete on evidence, report_evidence from compliance_run`,
  `grant update (state, version) on evidence to compliance_run`,
];

export class Evidence1764000700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...rights]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table report_evidence, evidence, evidence_upload, evidence_file');
  }
}
