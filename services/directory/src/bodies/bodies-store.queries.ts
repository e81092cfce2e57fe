import type { EntityManager } from 'typeorm';
import { bodyColumns, seatColumns } from './body-columns.sql.js';
import { BodySeatEntity } from './body-seat.entity.js';
import { BodyEntity } from './body.entity.js';
import type { Body, BodySeat, SeatedBody } from './body.rules.js';
import type { BodyStep } from './body-plan.rules.js';
import type { ViewedPosition, ViewedUnit } from './organisation-view.rules.js';

/** Postgres takes 65,535 parameters a statement. */
const rowsPerStatement = 4_000;

/**
 * All units and posts that there are or were, as far as charters look at them. Plain rows: of a whole country they are
 * read twice as fast as entities.
 */
export async function loadViewed(
  manager: EntityManager,
): Promise<{ units: ViewedUnit[]; positions: ViewedPosition[] }> {
  const units = await manager.query<ViewedUnit[]>(
    `select id, code, kind, name, path, sort_path as "sortPath", tags, valid_from::text as "validFrom",
       valid_to::text as "validTo", successor_ids as "successorIds", sample
     from unit`,
  );
  const positions = await manager.query<ViewedPosition[]>(
    `select id, unit_id as "unitId", code, kind, valid_from::text as "validFrom", valid_to::text as "validTo"
     from position`,
  );
  return { units, positions };
}

/** Open bodies of charters with their open seats. */
export async function loadOpenBodies(
  manager: EntityManager,
  charterIds: readonly string[],
): Promise<SeatedBody[]> {
  const bodies = await manager.query<Body[]>(
    `select ${bodyColumns} from body where charter_id = any($1::uuid[]) and valid_to is null`,
    [charterIds],
  );
  const seats = await manager.query<BodySeat[]>(
    `select ${seatColumns} from body_seat where valid_to is null
       and body_id in (select id from body where charter_id = any($1::uuid[]) and valid_to is null)`,
    [charterIds],
  );
  const seatsOf = Map.groupBy(seats, ({ bodyId }) => bodyId);
  return bodies.map((body) => ({ body, seats: seatsOf.get(body.id) ?? [] }));
}

/** Whether there are charters whose bodies were not derived on a day yet: what begins or ends with it may concern them. */
export async function areBodiesDue(manager: EntityManager, today: string): Promise<boolean> {
  const [row] = await manager.query<{ due: boolean }[]>(
    'select exists (select from charter where followed_on is null or followed_on < $1::date) as due',
    [today],
  );
  return row?.due ?? false;
}

/** Notes that the bodies of charters were derived on a day. */
export async function markFollowed(
  tx: EntityManager,
  charterIds: readonly string[],
  today: string,
): Promise<void> {
  await tx.query(
    `update charter set followed_on = $2::date
     where id = any($1::uuid[]) and (followed_on is null or followed_on < $2::date)`,
    [charterIds, today],
  );
}

/** Stores what a plan changes. */
export async function saveBodies(tx: EntityManager, steps: readonly BodyStep[]): Promise<void> {
  const bodies = steps.map(({ body }) => body);
  const seats = steps.flatMap(({ seatWrites }) => seatWrites);
  for (let start = 0; start < bodies.length; start += rowsPerStatement) {
    await tx.upsert(BodyEntity, bodies.slice(start, start + rowsPerStatement), ['id']);
  }
  for (let start = 0; start < seats.length; start += rowsPerStatement) {
    await tx.upsert(BodySeatEntity, seats.slice(start, start + rowsPerStatement), ['id']);
  }
}
