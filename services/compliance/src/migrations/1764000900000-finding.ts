import { searchText } from '@rasad/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = `('TO_DO', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')`;

/** Reports read at once while their words are made ready for searching. */
const batchSize = 5_000;

/** Words of reports, and the indexes that keep searches and lists quick among a million tasks. */
export class Finding1764000900000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create extension if not exists pg_trgm`);
    await queryRunner.query(`alter table report add column search text not null default ''`);
    await fillReportWords(queryRunner);
    await queryRunner.query(`alter table report alter column search drop default`);
    for (const statement of indexes) await queryRunner.query(statement);
    // A unit's tasks are few enough to be sorted; those of a district with one status are found without reading the rest.
    await queryRunner.query(`drop index task_unit_due_ix`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index task_unit_due_ix on task (unit_id, due_on, id)`);
    await queryRunner.query(`drop index task_unit_status_ix, task_open_ix, task_result_ix, report_submitted_ix,
      report_author_ix, unit_search_ix`);
    await queryRunner.query(`alter table report drop column search`);
  }
}

const indexes = [
  `create index task_unit_status_ix on task (unit_id, status, due_on, id)`,
  `create index task_open_ix on task (due_on, id) where status in ${statuses}`,
  `create index task_result_ix on task (result, due_on, id) where result <> 'NOT_ASSESSED'`,
  `create index report_submitted_ix on report (submitted_at, id)`,
  `create index report_author_ix on report (author_id, submitted_at, id)`,
  `create index report_search_ix on report using gin (search gin_trgm_ops)`,
  `create index unit_search_ix on unit using gin (search gin_trgm_ops)`,
];

async function fillReportWords(queryRunner: QueryRunner): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = (await queryRunner.query(
      `select id, narrative from report where id > $1 order by id limit ${batchSize}`,
      [after],
    )) as { id: string; narrative: string }[];
    const last = rows.at(-1);
    if (!last) return;
    await queryRunner.query(
      `update report set search = words.search
       from unnest($1::uuid[], $2::text[]) as words (id, search) where report.id = words.id`,
      [rows.map(({ id }) => id), rows.map(({ narrative }) => searchText(narrative))],
    );
    after = last.id;
  }
}
