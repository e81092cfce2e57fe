import { isDeepStrictEqual } from 'node:util';
import { latestDay } from '../period.rules.js';
import { bodyKey, type Body, type BodySeat, type DescribedBody, type SeatedBody } from './body.rules.js';
import type { OrganisationView, ViewedPosition } from './organisation-view.rules.js';
import { planSeats, type SeatPlan } from './seat-plan.rules.js';

/** One body of a plan. */
export interface BodyStep extends SeatedBody {
  kind: 'FORMED' | 'CHANGED' | 'ENDED' | 'KEPT';
  /** Seats of now; of a body that ends, those that it had. */
  seats: BodySeat[];
  /** Rows of seats to store. */
  seatWrites: BodySeat[];
  /** What changes: `name`, `clause`, `seats` …; empty for what does not merely change. */
  changes: string[];
}

/** When a plan is carried out, in which organisation. */
export interface BodySituation {
  view: OrganisationView;
  positions: ReadonlyMap<string, ViewedPosition>;
  /** The day on which the organisation is looked at. */
  today: string;
  /** The day from which it holds: what begins does not begin earlier, what ends for no other reason ends on it. */
  effectiveOn: string;
  newId: () => string;
}

/** Holds open bodies, with their open seats, against those that charters describe. */
export function planBodies(
  stored: readonly SeatedBody[],
  described: readonly DescribedBody[],
  situation: BodySituation,
): BodyStep[] {
  const open = new Map(stored.map((seated) => [bodyKey(seated.body), seated]));
  const steps = described.map((wanted) => {
    const seated = open.get(bodyKey(wanted));
    return seated ? changeBody(seated, wanted, situation) : formBody(wanted, situation);
  });
  const wanted = new Set(described.map(bodyKey));
  const living = new Map(steps.map((step) => [bodyKey(step.body), step.body]));
  const ended = stored
    .filter(({ body }) => !wanted.has(bodyKey(body)))
    .map((seated) => endBody(seated, living, situation));
  return [...steps, ...ended];
}

function formBody(wanted: DescribedBody, situation: BodySituation): BodyStep {
  const { charterId, clauseId, ruleCode, scopeUnitId, kind, name, sample } = wanted;
  const body: Body = {
    id: situation.newId(),
    charterId,
    clauseId,
    ruleCode,
    scopeUnitId,
    kind,
    name,
    sample,
    validFrom: startOf(wanted.since, situation),
    validTo: null,
    successorIds: [],
    version: 1,
  };
  const plan = planSeatsOf(body, [], wanted, situation);
  return { kind: 'FORMED', body, seats: plan.open, seatWrites: plan.writes, changes: [] };
}

const comparedFields = ['clauseId', 'kind', 'name', 'sample'] as const;

function changeBody({ body, seats }: SeatedBody, wanted: DescribedBody, situation: BodySituation): BodyStep {
  const { clauseId, kind, name, sample } = wanted;
  const plan = planSeatsOf(body, seats, wanted, situation);
  const isReseated = plan.ended.length > 0 || plan.open.length > seats.length;
  const fields = comparedFields.filter((field) => !isDeepStrictEqual(body[field], wanted[field]));
  const changes = [
    ...fields.map((field) => (field === 'clauseId' ? 'clause' : field)),
    ...(isReseated ? ['seats'] : []),
  ];
  if (changes.length === 0) return { kind: 'KEPT', body, seats: [...seats], seatWrites: [], changes };
  const changed: Body = { ...body, clauseId, kind, name, sample, version: body.version + 1 };
  return { kind: 'CHANGED', body: changed, seats: plan.open, seatWrites: plan.writes, changes };
}

function planSeatsOf(
  body: Body,
  seats: readonly BodySeat[],
  wanted: DescribedBody,
  situation: BodySituation,
): SeatPlan {
  const { positions, newId } = situation;
  return planSeats(seats, wanted.seats, {
    bodyId: body.id,
    clauseId: wanted.clauseId,
    startOf: (positionId) => {
      const position = positionId === null ? undefined : positions.get(positionId);
      return latestDay(startOf(position?.validFrom ?? null, situation), body.validFrom) ?? body.validFrom;
    },
    endOf: (seat) => endOf(seat, positions.get(seat.positionId ?? '')?.validTo ?? null, situation),
    newId,
  });
}

/** A body ends with its unit, and hands over to those that its unit's successors have. */
function endBody(
  { body, seats }: SeatedBody,
  living: ReadonlyMap<string, Body>,
  situation: BodySituation,
): BodyStep {
  const unit = situation.view.byId.get(body.scopeUnitId);
  const validTo = endOf(body, unit?.validTo ?? null, situation);
  const heirs = unit ? situation.view.heirsOf(unit).filter(({ id }) => id !== unit.id) : [];
  const successorIds = heirs.flatMap(
    (heir) => living.get(bodyKey({ ...body, scopeUnitId: heir.id }))?.id ?? [],
  );
  const last = seats.map((seat) => ({
    ...seat,
    validTo: latestDay(validTo, seat.validFrom),
  }));
  return {
    kind: 'ENDED',
    body: { ...body, validTo, successorIds, version: body.version + 1 },
    seats: last,
    seatWrites: last,
    changes: [],
  };
}

function startOf(since: string | null, { effectiveOn }: BodySituation): string {
  return latestDay(since, effectiveOn) ?? effectiveOn;
}

/** The day on which the cause ended, where it has, else the day from which the plan holds; never before the start. */
function endOf(
  { validFrom }: { validFrom: string },
  causeEnd: string | null,
  { today, effectiveOn }: BodySituation,
): string {
  const end = causeEnd !== null && causeEnd <= today ? causeEnd : effectiveOn;
  return end > validFrom ? end : validFrom;
}
