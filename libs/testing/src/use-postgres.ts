import { afterAll, beforeAll } from '@jest/globals';
import { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database.js';

/** Gives the suite its database: made before its tests, removed after them. */
export function usePostgres(options: TestDatabaseOptions): { readonly database: TestDatabase } {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase(options);
  }, 90_000);
  afterAll(async () => {
    await database?.drop();
  });
  return {
    get database(): TestDatabase {
      if (!database) throw new Error('the database exists only while tests run');
      return database;
    },
  };
}
