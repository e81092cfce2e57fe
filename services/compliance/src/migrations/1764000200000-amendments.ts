import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expressions with a day on which they take effect, provisions with a day of their own, and what amendments touch. */
export class Amendments1764000200000 implements MigrationInterface {
  name = 'Amendments1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table expression add column title jsonb, add column jalali_year integer, add column effective_on date,
        add column base_expression_id uuid constraint expression_base_fk references expression`,
      'update expression set effective_on = coalesce(in_force_from, adopted_on)',
      'update expression e set title = i.title from instrument i where i.id = e.instrument_id',
      'alter table expression alter column title set not null',
      'alter table expression_provision add column in_force_from date',
      `alter table provision add column in_force_from date, add column binds_from date,
        add column worded_by uuid constraint provision_worded_by_fk references expression`,
      'update provision set worded_by = expression_id',
      'alter table provision alter column worded_by set not null',
      `create table obligation_amendment (
        id uuid constraint obligation_amendment_pk primary key,
        obligation_id uuid not null constraint obligation_amendment_obligation_fk references obligation,
        expression_id uuid not null constraint obligation_amendment_expression_fk references expression,
        provision_id uuid not null constraint obligation_amendment_provision_fk references provision,
        change text not null constraint obligation_amendment_change_ck
          check (change in ('CHANGED', 'CORRECTED', 'REPEALED')),
        amended_at timestamptz(3) not null,
        amended_by jsonb not null,
        takes_effect_on date not null,
        period_key text,
        settled_up_to uuid,
        settled_at timestamptz(3),
        confirmed_at timestamptz(3),
        confirmed_by jsonb
      )`,
      `create index obligation_amendment_obligation_ix on obligation_amendment (obligation_id, id)`,
      `create index obligation_amendment_unsettled_ix on obligation_amendment (takes_effect_on, id)
        where settled_at is null`,
      `alter table task_event
        add column amended_by uuid constraint task_event_amended_by_fk references expression`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task_event drop column amended_by');
    await runner.query('drop table obligation_amendment');
    await runner.query(
      `alter table provision drop column in_force_from, drop column binds_from, drop column worded_by`,
    );
    await runner.query('alter table expression_provision drop column in_force_from');
    await runner.query(`alter table expression drop column title, drop column jalali_year, drop column effective_on,
      drop column base_expression_id`);
  }
}
