import { afterAll, beforeAll } from '@jest/globals';
import { TestNats, type TestNatsOptions } from './test-nats.js';

/** Gives the suite its nats-server: started before its tests, stopped after them. */
export function useNats(options: TestNatsOptions = {}): { readonly server: TestNats } {
  let server: TestNats | undefined;
  beforeAll(async () => {
    server = await TestNats.start(options);
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
  });
  return {
    get server(): TestNats {
      if (!server) throw new Error('the nats-server exists only while tests run');
      return server;
    },
  };
}
