import type { BodyRule } from '@rasad/import-formats';
import type { BodySeat } from './body.rules.js';

/** Seats in the order in which the rule states them; those that it no longer states come last. */
export function inRuleOrder<S extends Pick<BodySeat, 'id' | 'code'>>(
  seats: readonly S[],
  { seats: stated }: Pick<BodyRule, 'seats'>,
): S[] {
  const places = new Map(stated.map(({ code }, place) => [code, place]));
  const placeOf = ({ code }: S) => places.get(code) ?? stated.length;
  return seats.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
}
