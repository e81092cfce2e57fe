import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import { usePostgres } from '@rasad/testing';
import fc from 'fast-check';
import pg from 'pg';
import { DataSource } from 'typeorm';
import {
  applyUnitSnapshot,
  applyUnitSnapshots,
  findUnitPaths,
  unitScopeCondition,
  unitTreeTables,
} from '../src/index.js';

const postgres = usePostgres({
  service: 'reporting',
  migrate: async (ownerUrl) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    for (const statement of unitTreeTables) await client.query(statement);
    await client.end();
  },
});
let dataSource: DataSource;

beforeAll(async () => {
  dataSource = await new DataSource({ type: 'postgres', url: postgres.database.runUrl }).initialize();
});
afterAll(() => dataSource.destroy());
beforeEach(() => dataSource.query('delete from unit'));

const idOf = (index: number) => `01930000-0000-7000-8000-${String(index).padStart(12, '0')}`;

function snapshot(index: number, parent: number | null, version = 1): OrgUnitSnapshot {
  return {
    id: idOf(index),
    code: `unit-${index}`,
    kind: 'UNIT',
    name: { en: `Unit ${index}` },
    parentId: parent === null ? null : idOf(parent),
    position: index,
    tags: [],
    validFrom: null,
    validTo: null,
    sample: false,
    version,
  };
}

const apply = (unit: OrgUnitSnapshot) => dataSource.transaction((tx) => applyUnitSnapshot(tx, unit));

const applyAll = (units: OrgUnitSnapshot[]) => dataSource.transaction((tx) => applyUnitSnapshots(tx, units));

function expectedPath(parents: Map<number, number | null>, index: number): string[] {
  const parent = parents.get(index) ?? null;
  return parent === null ? [idOf(index)] : [...expectedPath(parents, parent), idOf(index)];
}

/** A history of a tree: creations and moves that never make a cycle, each a snapshot of its unit. */
const history = fc
  .array(fc.record({ unit: fc.nat(7), parent: fc.nat(7) }), { minLength: 1, maxLength: 24 })
  .map((steps) => {
    const parents = new Map<number, number | null>([[0, null]]);
    const versions = new Map<number, number>([[0, 1]]);
    const events = [snapshot(0, null)];
    for (const { unit, parent } of steps) {
      if (unit === 0 || !parents.has(parent) || expectedPath(parents, parent).includes(idOf(unit))) continue;
      const version = (versions.get(unit) ?? 0) + 1;
      versions.set(unit, version);
      parents.set(unit, parent);
      events.push(snapshot(unit, parent, version));
    }
    return { parents, events };
  });

describe('the copy of the unit tree', () => {
  it('ends with the same paths in whatever order, batches, and however often, the events arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        history.chain(({ parents, events }) =>
          fc.record({
            parents: fc.constant(parents),
            arrival: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
            batchSize: fc.integer({ min: 1, max: 10 }),
          }),
        ),
        async ({ parents, arrival, batchSize }) => {
          await dataSource.query('delete from unit');
          const told = new Map<string, string[]>();
          for (let at = 0; at < arrival.length; at += batchSize) {
            for (const change of await applyAll(arrival.slice(at, at + batchSize))) {
              expect(change.oldPath).toEqual(told.get(change.unitId) ?? null);
              told.set(change.unitId, change.newPath);
            }
          }
          const paths = await findUnitPaths(dataSource.manager, [...parents.keys()].map(idOf));
          const expected = [...parents.keys()].map((unit) => [idOf(unit), expectedPath(parents, unit)]);
          expect([...paths].sort()).toEqual(expected.sort());
          expect(told).toEqual(paths);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells every path that a move changes, so that roll-ups can follow', async () => {
    for (const unit of [snapshot(0, null), snapshot(1, 0), snapshot(2, 0), snapshot(3, 1)]) await apply(unit);
    const changes = await apply(snapshot(1, 2, 2));
    expect(changes).toEqual([
      { unitId: idOf(1), oldPath: [0, 1].map(idOf), newPath: [0, 2, 1].map(idOf) },
      { unitId: idOf(3), oldPath: [0, 1, 3].map(idOf), newPath: [0, 2, 1, 3].map(idOf) },
    ]);
  });

  it('brings the subtree of a late parent along', async () => {
    await apply(snapshot(3, 1));
    const changes = await apply(snapshot(1, null));
    expect(changes).toEqual([
      { unitId: idOf(1), oldPath: null, newPath: [idOf(1)] },
      { unitId: idOf(3), oldPath: [idOf(3)], newPath: [1, 3].map(idOf) },
    ]);
  });

  it('keeps two concurrent changes of neighbouring units consistent', async () => {
    for (const unit of [snapshot(0, null), snapshot(1, 0), snapshot(2, 0)]) await apply(unit);
    await Promise.all([apply(snapshot(1, 2, 2)), apply(snapshot(3, 1)), apply(snapshot(4, 3))]);
    const paths = await findUnitPaths(dataSource.manager, [idOf(4)]);
    expect(paths.get(idOf(4))).toEqual([0, 2, 1, 3, 4].map(idOf));
  });

  it('limits a query to subtrees and single units, and to nothing where no scope is given', async () => {
    for (const unit of [snapshot(0, null), snapshot(1, 0), snapshot(2, 0), snapshot(3, 1)]) await apply(unit);
    const unitsIn = async (scope: { anywhere: boolean; subtreeOf: string[]; unitIds: string[] }) => {
      const parameters: unknown[] = [];
      const condition = unitScopeCondition('unit', scope, parameters);
      const rows = await dataSource.query<{ code: string }[]>(
        `select code from unit where ${condition} order by code`,
        parameters,
      );
      return rows.map((row) => row.code);
    };
    expect(await unitsIn({ anywhere: false, subtreeOf: [idOf(1)], unitIds: [] })).toEqual([
      'unit-1',
      'unit-3',
    ]);
    expect(await unitsIn({ anywhere: false, subtreeOf: [], unitIds: [idOf(1)] })).toEqual(['unit-1']);
    expect(await unitsIn({ anywhere: false, subtreeOf: [], unitIds: [] })).toEqual([]);
    expect(await unitsIn({ anywhere: true, subtreeOf: [], unitIds: [] })).toHaveLength(4);
  });
});
