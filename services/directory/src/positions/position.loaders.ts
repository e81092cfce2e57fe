import DataLoader from 'dataloader';
import type { Position } from './position.rules.js';
import type { PositionsQueries, UnitPositionsRequest } from './positions.queries.js';

/** Reads of one request, gathered into one statement each. */
export interface PositionLoaders {
  /** By row id; null where there is none. */
  position: DataLoader<string, Position | null>;
  /** Posts of a unit on a day, by code. */
  positionsOfUnit: DataLoader<UnitPositionsRequest, Position[], string>;
}

export function makePositionLoaders(queries: PositionsQueries): PositionLoaders {
  return {
    position: new DataLoader(async (ids) => {
      const positions = new Map((await queries.byIds(ids)).map((position) => [position.id, position]));
      return ids.map((id) => positions.get(id) ?? null);
    }),
    positionsOfUnit: new DataLoader(
      async (requests) => {
        const positions = Map.groupBy(await queries.ofUnits(requests), (position) => position.request);
        return requests.map((_, index) => positions.get(index + 1) ?? []);
      },
      { cacheKeyFn: ({ unitId, asOf }) => `${unitId}@${asOf}` },
    ),
  };
}
