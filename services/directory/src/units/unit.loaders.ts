import DataLoader from 'dataloader';
import type { Unit } from './unit.rules.js';
import type { ChildrenRequest, UnitOnDay, UnitsQueries } from './units.queries.js';

/** Reads of one request, gathered into one statement each. */
export interface UnitLoaders {
  /** By row id; null where there is none. */
  unit: DataLoader<string, Unit | null>;
  /** As it was or will be on a day, as far as it existed then; null where there is none. */
  unitOn: DataLoader<UnitOnDay, Unit | null, string>;
  /** Children of a unit on a day, in their order. */
  children: DataLoader<ChildrenRequest, Unit[], string>;
}

export function makeUnitLoaders(queries: UnitsQueries): UnitLoaders {
  return {
    unit: new DataLoader(async (ids) => {
      const units = new Map((await queries.byIds(ids)).map((unit) => [unit.id, unit]));
      return ids.map((id) => units.get(id) ?? null);
    }),
    unitOn: new DataLoader(
      async (requests) => {
        const units = new Map((await queries.onDays(requests)).map((unit) => [unit.request, unit]));
        return requests.map((_, index) => units.get(index + 1) ?? null);
      },
      { cacheKeyFn: ({ unitId, asOf }) => `${unitId}@${asOf}` },
    ),
    children: new DataLoader(
      async (requests) => {
        const children = Map.groupBy(await queries.childrenOf(requests), (child) => child.request);
        return requests.map((_, index) => children.get(index + 1) ?? []);
      },
      { cacheKeyFn: ({ parentId, asOf }) => `${parentId}@${asOf}` },
    ),
  };
}
