import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = [
  // The days are keys too, so that states of other days are passed within the index.
  `drop index unit_state_tree_order_idx`,
  `create index unit_state_tree_order_idx on unit_state (sort_path, unit_id, valid_from, valid_to)`,
  `create index unit_state_name_fa_idx on unit_state ((coalesce(name->>'fa', name->>'en') collate "fa-x-icu"), unit_id)`,
  `create index unit_state_name_en_idx on unit_state ((coalesce(name->>'en', name->>'fa') collate "en-x-icu"), unit_id)`,
  `create index unit_code_order_idx on unit ((code collate "C"), id)`,
];

export class UnitOrderIndexes1795996900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of changes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index unit_code_order_idx, unit_state_name_en_idx, unit_state_name_fa_idx');
    await runner.query('drop index unit_state_tree_order_idx');
    await runner.query('create index unit_state_tree_order_idx on unit_state (sort_path, unit_id)');
  }
}
