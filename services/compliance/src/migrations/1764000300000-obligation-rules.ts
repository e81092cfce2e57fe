import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Further provisions, evidence rule, reviewing function, four eyes and validity of obligations; subtrees in their rules. */
const up: readonly string[] = [
  `alter table obligation
    add column evidence_rule jsonb,
    add column reviewing_function text,
    add column four_eyes boolean not null default false,
    add column valid_from date,
    add column valid_to date,
    add constraint obligation_validity_ck check (valid_from < valid_to)`,
  `update obligation set
    evidence_rule = jsonb_build_object('required', evidence_required,
      'minimum', evidence_required::integer, 'kinds', '[]'::jsonb),
    applicability = ${withSubtrees('applicability')}, exclusions = ${withSubtrees('exclusions')}`,
  `alter table obligation alter column evidence_rule set not null, drop column evidence_required`,
  `create table obligation_provision (
    obligation_id uuid not null constraint obligation_provision_obligation_fk references obligation,
    provision_id uuid not null constraint obligation_provision_provision_fk references provision,
    place integer not null,
    constraint obligation_provision_pk primary key (obligation_id, provision_id)
  )`,
  `create index obligation_provision_provision_ix on obligation_provision (provision_id, obligation_id)`,
];

const down: readonly string[] = [
  `drop table obligation_provision`,
  `alter table obligation add column evidence_required boolean`,
  `update obligation set evidence_required = (evidence_rule ->> 'required')::boolean`,
  `alter table obligation alter column evidence_required set not null,
    drop column evidence_rule, drop column reviewing_function, drop column four_eyes, drop column valid_from,
    drop column valid_to`,
];

/** Clauses that were stored before they could name subtrees name none. */
function withSubtrees(column: string): string {
  return `(select coalesce(jsonb_agg('{"within": []}'::jsonb || clause order by place), '[]'::jsonb)
    from jsonb_array_elements(${column}) with ordinality as clauses (clause, place))`;
}

export class ObligationRules1764000300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
