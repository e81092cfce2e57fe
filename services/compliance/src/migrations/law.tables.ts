/** What one expression says of a provision. */
const wordingColumns = `
  kind text not null,
  number text not null,
  label jsonb not null,
  heading jsonb,
  text jsonb,
  status text not null,
  duty_kind text not null,
  other_duty_kinds text[] not null,
  content_status text not null,
  confidence text,
  sources text[] not null,
  note jsonb,
  sample boolean not null,
  parent_id uuid,
  position integer not null,
  path uuid[] not null`;

/** Instruments, their expressions and provisions, and the obligations drawn from them. */
export const lawTables: readonly string[] = [
  `create table instrument (
    id uuid constraint instrument_pk primary key,
    code text not null constraint instrument_code_uq unique,
    kind text not null,
    title jsonb not null,
    sample boolean not null,
    current_expression_id uuid,
    log_version integer not null,
    imported_at timestamptz(3) not null
  )`,
  `create table expression (
    id uuid constraint expression_pk primary key,
    instrument_id uuid not null constraint expression_instrument_fk references instrument,
    key text not null,
    label jsonb not null,
    adopted_on date,
    notified_on date,
    in_force_from date,
    gazetted_on date,
    note jsonb,
    imported_at timestamptz(3) not null,
    constraint expression_key_uq unique (instrument_id, key)
  )`,
  `alter table instrument add constraint instrument_current_expression_fk
    foreign key (current_expression_id) references expression`,
  `create table provision (
    id uuid constraint provision_pk primary key,
    instrument_id uuid not null constraint provision_instrument_fk references instrument,
    expression_id uuid not null constraint provision_expression_fk references expression,
    e_id text not null,
    ${wordingColumns},
    search text not null,
    constraint provision_e_id_uq unique (instrument_id, e_id)
  )`,
  `create index provision_order_ix on provision (instrument_id, position, id)`,
  `create index provision_parent_ix on provision (parent_id, position)`,
  `create index provision_path_ix on provision using gin (path)`,
  `create table expression_provision (
    expression_id uuid not null constraint expression_provision_expression_fk references expression,
    provision_id uuid not null constraint expression_provision_provision_fk references provision,
    ${wordingColumns},
    constraint expression_provision_pk primary key (expression_id, provision_id)
  )`,
  `create index expression_provision_order_ix on expression_provision (expression_id, position)`,
  `create table obligation (
    id uuid constraint obligation_pk primary key,
    code text not null,
    instrument_id uuid not null constraint obligation_instrument_fk references instrument,
    provision_id uuid not null constraint obligation_provision_fk references provision,
    title jsonb not null,
    cadence text not null,
    period text,
    applicability jsonb not null,
    exclusions jsonb not null,
    deadline jsonb not null,
    weight double precision not null constraint obligation_weight_ck check (weight > 0),
    evidence_required boolean not null,
    reason jsonb,
    sample boolean not null,
    version integer not null,
    log_version integer not null,
    derived_at timestamptz(3),
    search text not null,
    constraint obligation_code_uq unique (instrument_id, code)
  )`,
  `create index obligation_provision_ix on obligation (provision_id, code)`,
];
