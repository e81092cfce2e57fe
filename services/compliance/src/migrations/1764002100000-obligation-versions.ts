import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an obligation said, version by version, and which one a task was judged by. */
const up: readonly string[] = [
  `create table obligation_version (
    obligation_id uuid not null constraint obligation_version_obligation_fk references obligation,
    version integer not null,
    content jsonb not null,
    changed text[] not null,
    reason text,
    written_by jsonb not null,
    written_at timestamptz(3) not null,
    constraint obligation_version_pk primary key (obligation_id, version)
  )`,
  // What earlier versions said was not kept: the one that stands is the first that is known.
  `insert into obligation_version (obligation_id, version, content, changed, written_by, written_at)
    select o.id, o.version,
      jsonb_build_object('code', o.code, 'instrumentId', o.instrument_id, 'provisionId', o.provision_id,
        'furtherProvisionIds', array(select further.provision_id from obligation_provision further
          where further.obligation_id = o.id order by further.place),
        'title', o.title, 'cadence', o.cadence, 'period', o.period, 'applicability', o.applicability,
        'exclusions', o.exclusions, 'deadline', o.deadline, 'weight', o.weight, 'evidenceRule', o.evidence_rule,
        'reviewingFunction', o.reviewing_function, 'fourEyes', o.four_eyes, 'validFrom', o.valid_from,
        'validTo', o.valid_to, 'reason', o.reason, 'sample', o.sample),
      '{}', '{"kind": "SYSTEM", "id": "compliance", "role": null, "unitId": null}', now()
    from obligation o`,
  `revoke update, delete on obligation_version from compliance_run`,
  `alter table task add column judged_by_version integer`,
  `update task set judged_by_version = o.version from obligation o
    where o.id = task.obligation_id and task.status = 'ACCEPTED'`,
];

export class ObligationVersions1764002100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table task drop column judged_by_version');
    await queryRunner.query('drop table obligation_version');
  }
}
