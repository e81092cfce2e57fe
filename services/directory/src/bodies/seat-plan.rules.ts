import type { BodySeat, DescribedSeat } from './body.rules.js';

/** How the seats of a body come to what its charter describes. */
export interface SeatPlan {
  /** Seats of now, those that stay and those that are new. */
  open: BodySeat[];
  /** Seats that are no longer there. */
  ended: BodySeat[];
  /** Seats whose row is new or changes, of both. */
  writes: BodySeat[];
}

/** What a seat plan is made of. */
export interface SeatSituation {
  bodyId: string;
  clauseId: string;
  /** First day of a new seat that is bound to a post, or to none. */
  startOf: (positionId: string | null) => string;
  /** First day without a seat that ends. */
  endOf: (seat: BodySeat) => string;
  newId: () => string;
}

/** Holds the seats that there are against those that there should be. A seat that fits stays, whatever its clause. */
export function planSeats(
  stored: readonly BodySeat[],
  described: readonly DescribedSeat[],
  situation: SeatSituation,
): SeatPlan {
  const left = [...stored];
  const plan: SeatPlan = { open: [], ended: [], writes: [] };
  for (const wanted of described) {
    const place = left.findIndex((seat) => isSameSeat(seat, wanted));
    const [kept] = place === -1 ? [] : left.splice(place, 1);
    const seat = kept ? restate(kept, situation.clauseId) : newSeat(wanted, situation);
    plan.open.push(seat);
    if (seat !== kept) plan.writes.push(seat);
  }
  for (const seat of left) plan.ended.push({ ...seat, validTo: situation.endOf(seat) });
  plan.writes.push(...plan.ended);
  return plan;
}

function isSameSeat(seat: BodySeat, wanted: DescribedSeat): boolean {
  return (
    seat.code === wanted.code &&
    seat.role === wanted.role &&
    seat.positionId === wanted.positionId &&
    seat.required === wanted.required &&
    seat.voting === wanted.voting
  );
}

function restate(seat: BodySeat, clauseId: string): BodySeat {
  return seat.clauseId === clauseId ? seat : { ...seat, clauseId };
}

function newSeat(wanted: DescribedSeat, { bodyId, clauseId, startOf, newId }: SeatSituation): BodySeat {
  const { code, role, positionId, required, voting } = wanted;
  const validFrom = startOf(positionId);
  return {
    id: newId(),
    bodyId,
    clauseId,
    code,
    role,
    positionId,
    required,
    voting,
    validFrom,
    validTo: null,
  };
}
