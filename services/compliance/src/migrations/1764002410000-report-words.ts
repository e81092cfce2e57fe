import type { MigrationInterface, QueryRunner } from 'typeorm';

// The service never reads the words: it asks which reports have some, and reads of those what the caller may read.
const settings = 'security definer set search_path = compliance, public, pg_temp';

const statements = [
  `create table report_words (
    report_id uuid constraint report_words_pk primary key constraint report_words_report_fk references report,
    search text not null
  )`,
  `revoke all on report_words from compliance_run`,
  `alter table report_words enable row level security, force row level security`,
  `create policy report_words_read on report_words for select using (true)`,
  `create policy report_words_insert on report_words for insert with check (true)`,
  `insert into report_words select id, search from report`,
  `drop index report_search_ix`,
  `create index report_words_ix on report_words using gin (search gin_trgm_ops)`,
  `create function keep_report_words() returns trigger language plpgsql ${settings} as $$
    begin
      insert into report_words values (new.id, new.search);
      return null;
    end $$`,
  `create trigger report_words_tr after insert on report for each row execute function keep_report_words()`,
  // Planned for the very words: rare ones are looked up, and of words that most reports have the first few are soon met.
  `create function reports_with_words(longest text, patterns text[], most integer) returns setof uuid
    language sql stable ${settings} set plan_cache_mode = force_custom_plan
    begin atomic
      select report_id from report_words where search like longest and search like all (patterns) limit most;
    end`,
];

/**
 * The words of reports apart from reports. Postgres asks who may see a report before it compares words, so that an index of
 * words on the reports themselves is of no use to a search.
 */
export class ReportWords1764002410000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function reports_with_words');
    await queryRunner.query('drop function keep_report_words cascade');
    await queryRunner.query('drop table report_words');
    await queryRunner.query('create index report_search_ix on report using gin (search gin_trgm_ops)');
  }
}
