import type { BodySeat } from './body.rules.js';

/** How many seats of a body have a vote. */
export function votingSeats(seats: readonly Pick<BodySeat, 'voting'>[]): number {
  return seats.filter((seat) => seat.voting).length;
}
