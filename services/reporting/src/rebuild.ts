import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { EventConsumerServer } from '@rasad/messaging';
import { createService } from '@rasad/service-kit';
import { readRebuildEnv } from './env.js';
import { ReadModelsModule } from './read-models.module.js';
import { RebuildService } from './rebuild/rebuild.service.js';

/** Milliseconds between two lines about the progress. */
const reportEveryMs = 1_000;

const write = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const app = await createService(ReadModelsModule.register(readRebuildEnv()));
// Makes the event handlers known; this process consumes nothing.
app.connectMicroservice({ strategy: app.get(EventConsumerServer) });
await app.init();

let reported = 0;
try {
  const result = await app.get(RebuildService, { strict: false }).run((progress) => {
    if (progress.phase === 'filling' && Date.now() - reported < reportEveryMs) return;
    reported = Date.now();
    write({ msg: 'rebuilding', ...progress });
  });
  write({ msg: 'rebuilt', ...result });
  // The notice that sends subscribers to the new read models leaves a few milliseconds after the swap.
  await pause(100);
} catch (error) {
  write({ msg: 'rebuild failed', error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
await app.close();
