import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrgUnitRenamedV1 } from '@rasad/event-contracts';
import { LogReader, LogUnavailable, NatsLink, laneOf } from '../src/index.js';
import type { LogEntry } from '../src/event-log.queries.js';
import { Backbone, renameEach } from './support/backbone.js';
import type { TestService } from './support/test-service.js';
import { newUnits, renamed } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

let backbone: Backbone;
let directory: TestService;
let reader: TestService;

beforeAll(async () => {
  backbone = await Backbone.start();
  directory = await backbone.producer();
  reader = await backbone.consumer({ consumes: [] });
  await patiently(() => expect(reader.get(NatsLink).status().connected).toBe(true));
}, 60_000);

afterAll(() => backbone?.stop());

/** Appends versions of a unit whose payloads have about so many bytes, hard to compress or not. */
async function appendLarge(unit: string, versions: readonly number[], tag: () => string): Promise<void> {
  await directory.transaction((tx) =>
    directory.events.appendAll(
      tx,
      OrgUnitRenamedV1,
      versions.map((version) => {
        const event = renamed(unit, version);
        return { ...event, payload: { unit: { ...event.payload.unit, tags: [tag()] } } };
      }),
    ),
  );
}

/** All pages of a lane, as a reader that catches up gets them. */
async function readAll(lane: number): Promise<LogEntry[][]> {
  const pages: LogEntry[][] = [];
  for (let after = 0; ;) {
    const { entries } = await reader.get(LogReader).page('directory', lane, after);
    const last = entries.at(-1);
    if (!last) return pages;
    pages.push(entries);
    after = last.event.pos;
  }
}

const random = (bytes: number) =>
  Array.from({ length: Math.ceil(bytes / 11) }, () => Math.random().toString(36).slice(2, 13)).join('');

describe('the log of a source', () => {
  it.each([
    ['that compress well', () => 'x'.repeat(200_000)],
    ['that do not compress', () => random(200_000)],
  ])('is read in pages that fit a message, also with large events %s', async (_, tag) => {
    const [unit = ''] = newUnits(1);
    const before = (await readAll(laneOf(unit))).flat().length;
    await appendLarge(unit, [1, 2, 3, 4, 5, 6, 7, 8], tag);
    await patiently(async () => {
      const pages = await readAll(laneOf(unit));
      expect(pages.flat()).toHaveLength(before + 8);
      for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(1_000_000);
    });
  });

  it('names for every event the one before it', async () => {
    const units = newUnits(3);
    await renameEach(directory, units, [1, 2, 3]);
    await patiently(async () => {
      for (const unit of units) {
        const entries = (await readAll(laneOf(unit))).flat();
        expect(entries.filter(({ event }) => event.aggregateId === unit)).toHaveLength(3);
        expect(entries.map((entry) => entry.previousId)).toEqual([
          null,
          ...entries.slice(0, -1).map(({ event }) => event.id),
        ]);
      }
    });
  });

  it('is unavailable, with a reason, where nobody serves it or the request makes no sense', async () => {
    const log = reader.get(LogReader);
    await expect(log.heads('compliance')).rejects.toThrow(LogUnavailable);
    await expect(log.page('directory', -1, 0)).rejects.toThrow(/directory: /);
  });
});
