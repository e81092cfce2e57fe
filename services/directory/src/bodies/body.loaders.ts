import DataLoader from 'dataloader';
import type { Body, BodySeat } from './body.rules.js';
import type { BodiesQueries, UnitBodiesRequest } from './bodies.queries.js';

/** Reads of one request, gathered into one statement each; who may see what is asked apart from them. */
export interface BodyLoaders {
  /** By row id; null where there is none. */
  body: DataLoader<string, Body | null>;
  /** Bodies of a unit on a day. */
  bodiesOfUnit: DataLoader<UnitBodiesRequest, Body[], string>;
  /** All seats that a body has or had. */
  seatsOfBody: DataLoader<string, BodySeat[]>;
}

export function makeBodyLoaders(queries: BodiesQueries): BodyLoaders {
  return {
    body: new DataLoader(async (ids) => {
      const bodies = new Map((await queries.byIds(ids)).map((body) => [body.id, body]));
      return ids.map((id) => bodies.get(id) ?? null);
    }),
    bodiesOfUnit: new DataLoader(
      async (requests) => {
        const bodies = Map.groupBy(await queries.ofUnits(requests), (body) => body.request);
        return requests.map((_, index) => bodies.get(index + 1) ?? []);
      },
      { cacheKeyFn: ({ unitId, asOf }) => `${unitId}@${asOf}` },
    ),
    seatsOfBody: new DataLoader(async (bodyIds) => {
      const seats = Map.groupBy(await queries.seatsOf(bodyIds), (seat) => seat.bodyId);
      return bodyIds.map((id) => seats.get(id) ?? []);
    }),
  };
}
