import { endAllOn, makeAppointment, type Appointment } from '../appointments/appointment.rules.js';
import { delegate, standsInFor } from '../grants/delegation.rules.js';
import { revokeGrant, type Grant } from '../grants/grant.rules.js';
import { intersect, outlives, overlap, type Period } from '../period.rules.js';

/** What somebody has, and what their successor has already. */
export interface Duties {
  from: string;
  to: string;
  /** Day on which the successor begins, today or later. */
  on: string;
  today: string;
  /** Appointments and unrevoked grants of the predecessor. */
  appointments: readonly Appointment[];
  grants: readonly Grant[];
  /** Unrevoked delegations of these grants. */
  delegations: readonly Grant[];
  /** Appointments and unrevoked grants of the successor. */
  successorAppointments: readonly Appointment[];
  successorGrants: readonly Grant[];
}

/** Where ids and instants come from. */
export interface HandOverClock {
  newId: () => string;
  /** UTC instant, ISO 8601. */
  now: string;
}

/** Everything that changes when duties pass from one to the next. */
export interface HandOver {
  ended: Appointment[];
  made: Appointment[];
  revoked: Grant[];
  given: Grant[];
}

/**
 * What it takes for all duties of one person to be those of the next from a day on. Grants are instants, not periods
 * that could be cut: one is taken back and given anew to each for their part of its time. What a predecessor delegated
 * is delegated by the successor from then on, and what was delegated to the predecessor passes on as well.
 */
export function handOver(duties: Duties, clock: HandOverClock): HandOver {
  const ended = endAllOn(duties.appointments, duties.on);
  const made = passAppointments(duties, clock);
  const own = duties.grants.filter(({ sourceGrantId }) => sourceGrantId === null);
  const received = duties.grants.filter(({ sourceGrantId }) => sourceGrantId !== null);
  const result: HandOver = { ended, made, revoked: [], given: [] };
  for (const grant of own.filter((one) => outlives(one, duties.on))) passGrant(grant, duties, clock, result);
  for (const grant of received.filter((one) => outlives(one, duties.on))) {
    passDelegation(grant, duties, clock, result);
  }
  return result;
}

function passAppointments({ appointments, to, on, successorAppointments }: Duties, clock: HandOverClock) {
  return appointments.flatMap((appointment): Appointment[] => {
    const rest = intersect(appointment, { validFrom: on, validTo: null });
    const has = successorAppointments.some(
      (held) => held.positionId === appointment.positionId && rest !== null && overlap(held, rest),
    );
    if (rest === null || has) return [];
    const draft = { personId: to, acting: appointment.acting, ...rest };
    return [makeAppointment(clock.newId(), appointment.positionId, draft)];
  });
}

/** A grant of the predecessor's own, with what they delegated of it. */
function passGrant(grant: Grant, duties: Duties, clock: HandOverClock, result: HandOver): void {
  const { from, to, successorGrants } = duties;
  const renew = (accountId: string, period: Period): Grant => ({
    ...grant,
    ...period,
    id: clock.newId(),
    accountId,
    version: 1,
  });
  const [before, rest] = partsOf(grant, duties);
  const remaining = before && renew(from, before);
  const has = successorGrants.find((held) => held.sourceGrantId === null && standsInFor(held, grant));
  const passed = has ?? (rest && renew(to, rest));
  const delegations = duties.delegations.filter(({ sourceGrantId }) => sourceGrantId === grant.id);
  result.revoked.push(...[grant, ...delegations].map((one) => revokeGrant(one, clock.now)));
  const sources = [remaining, passed].filter((one) => one !== null);
  result.given.push(...sources.filter((one) => one !== has));
  for (const source of sources) {
    for (const delegation of delegations.filter(({ accountId }) => accountId !== source.accountId)) {
      const period = intersect(delegation, source);
      const to = { id: delegation.accountId };
      if (period) result.given.push(delegate(clock.newId(), source, to, period));
    }
  }
}

/** What somebody else delegated to the predecessor. */
function passDelegation(grant: Grant, duties: Duties, clock: HandOverClock, result: HandOver): void {
  const { to, successorGrants } = duties;
  const [before, rest] = partsOf(grant, duties);
  const has =
    successorGrants.some((held) => held.sourceGrantId === grant.sourceGrantId) || grant.onBehalfOf === to;
  const renew = (accountId: string, period: Period): Grant => ({
    ...grant,
    ...period,
    id: clock.newId(),
    accountId,
    version: 1,
  });
  result.revoked.push(revokeGrant(grant, clock.now));
  if (before) result.given.push(renew(grant.accountId, before));
  if (rest && !has) result.given.push(renew(to, rest));
}

/** The part of a grant's time that stays with the predecessor, where it is not over, and the part that passes on. */
function partsOf(grant: Grant, { on, today }: Duties): [Period | null, Period | null] {
  const before = intersect(grant, { validFrom: null, validTo: on });
  const rest = intersect(grant, { validFrom: on, validTo: null });
  return [on > today ? before : null, rest];
}
