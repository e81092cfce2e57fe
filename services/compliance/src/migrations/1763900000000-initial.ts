import {
  dropMessagingConsumerTables,
  dropMessagingProducerTables,
  messagingConsumerTables,
  messagingProducerTables,
} from '@rasad/messaging';
import { unitTreeTables } from '@rasad/unit-tree';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lawTables } from './law.tables.js';
import { appendOnly, taskTables } from './task.tables.js';

export class Initial1763900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...messagingProducerTables,
      ...messagingConsumerTables,
      ...unitTreeTables,
      ...lawTables,
      ...taskTables,
      appendOnly,
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table task_event, review, report, task, assignment, obligation,
      expression_provision, provision, expression, instrument, unit cascade`);
    for (const statement of [...dropMessagingConsumerTables, ...dropMessagingProducerTables]) {
      await queryRunner.query(statement);
    }
  }
}
