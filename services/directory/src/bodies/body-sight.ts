import type { Access } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { existsOn } from '../period.rules.js';
import type { Body } from './body.rules.js';
import type { BodyReader } from './bodies.queries.js';

/** What of bodies a caller may see in a list. */
export function readerOf(access: Access): BodyReader {
  return { scope: access.scope('body.read'), positionIds: heldPositions(access), today: access.today };
}

/** Posts that a caller holds today, those in which they stand in included. */
export function heldPositions(access: Access): string[] {
  return access.activeAppointments.map(({ positionId }) => positionId);
}

/** Whether a caller may see a body: it is of a unit in their reach, or they sit in it today. */
export async function maySee(body: Body, { access, loaders }: DirectoryContext): Promise<boolean> {
  const unit = await loaders.unit.load(body.scopeUnitId);
  if (unit && access.allows('body.read', unit.path)) return true;
  const held = heldPositions(access);
  const seats = held.length > 0 ? await loaders.seatsOfBody.load(body.id) : [];
  return seats.some(
    (seat) => seat.positionId !== null && held.includes(seat.positionId) && existsOn(seat, access.today),
  );
}

/** A body by its row id; null where there is none or the caller may not see it. */
export async function findVisible(id: string, context: DirectoryContext): Promise<Body | null> {
  const body = await context.loaders.body.load(id);
  return body && (await maySee(body, context)) ? body : null;
}
