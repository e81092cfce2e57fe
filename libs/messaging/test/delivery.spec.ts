import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useNats, type TestDatabase } from '@rasad/testing';
import { expectExactlyOnceInOrder, untilCaughtUp, applied } from './support/checks.js';
import { RecorderConsumer } from './support/recorder.consumer.js';
import { consumerDatabase, producerDatabase } from './support/test-databases.js';
import { TestService } from './support/test-service.js';
import { newUnits, rename } from './support/unit-events.js';

const nats = useNats();
let source: TestDatabase;
let target: TestDatabase;
let directory: TestService;
let reporting: TestService;

beforeAll(async () => {
  [source, target] = await Promise.all([producerDatabase('directory'), consumerDatabase('reporting')]);
  directory = await TestService.start({
    service: 'directory',
    databaseUrl: source.runUrl,
    natsUrl: nats.server.url('directory'),
    produces: true,
  });
  reporting = await TestService.start({
    service: 'reporting',
    databaseUrl: target.runUrl,
    natsUrl: nats.server.url('reporting'),
    consumes: ['directory'],
    controllers: [RecorderConsumer],
  });
}, 60_000);

afterAll(async () => {
  await Promise.allSettled([directory?.stop(), reporting?.stop()]);
  await Promise.allSettled([source?.drop(), target?.drop()]);
});

describe('an event appended in a transaction', () => {
  it('is applied once by every consumer, in the order of its aggregate', async () => {
    for (const unit of newUnits(20)) {
      await directory.transaction((tx) => rename(directory.events, tx, unit, [1, 2]));
      await directory.transaction((tx) => rename(directory.events, tx, unit, [3]));
    }
    await untilCaughtUp(source, target);
    await expectExactlyOnceInOrder(source, target);
    expect(await applied(target)).toHaveLength(60);
  });

  it('is not there after a rollback', async () => {
    const before = (await applied(target)).length;
    const [unit = ''] = newUnits(1);
    const failed = directory.transaction(async (tx) => {
      await rename(directory.events, tx, unit, [1]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await directory.transaction((tx) => rename(directory.events, tx, unit, [1]));
    await untilCaughtUp(source, target);
    expect(await applied(target)).toHaveLength(before + 1);
  });
});
