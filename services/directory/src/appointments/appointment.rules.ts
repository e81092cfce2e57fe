import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';
import { existsOn, liesWithin, mostAtOnce, outlives, overlap, type Period } from '../period.rules.js';
import type { Position } from '../positions/position.rules.js';

/** A person's time in a post; it never began where it ends on its first day. */
export interface Appointment extends Period {
  id: string;
  positionId: string;
  personId: string;
  /** Whether the person stands in for a holder, present or to come. */
  acting: boolean;
  version: number;
}

/** An appointment that somebody wants to make. */
export type AppointmentDraft = Pick<Appointment, 'personId' | 'acting' | 'validFrom' | 'validTo'>;

/**
 * Why a person cannot hold a post, or null. Those who stand in take no seat, and may do so beside a holder.
 * @param held all appointments to the post.
 */
export function findAppointProblem(
  draft: AppointmentDraft,
  position: Position,
  held: readonly Appointment[],
): Problem | null {
  if (draft.validFrom !== null && draft.validTo !== null && draft.validTo <= draft.validFrom) {
    return problem(ErrorCode.INVALID, 'input.validTo', 'dateOrder');
  }
  if (!liesWithin(draft, position)) {
    return problemWith(ErrorCode.STATE, 'input.positionId', directoryMessages.outsidePosition);
  }
  const others = held.filter((appointment) => overlap(appointment, draft));
  if (others.some((appointment) => appointment.personId === draft.personId)) {
    return problemWith(ErrorCode.DUPLICATE, 'input.personId', directoryMessages.alreadyAppointed);
  }
  if (!draft.acting && mostHolders(others, draft) >= position.seats) {
    return problemWith(ErrorCode.STATE, 'input.positionId', directoryMessages.positionTaken);
  }
  return null;
}

/** Why fewer can hold a post than did or will, or null. */
export function findSeatsTakenProblem(seats: number, held: readonly Appointment[]): Problem | null {
  if (mostAtOnce(held.filter((appointment) => !appointment.acting)) <= seats) return null;
  return problemWith(ErrorCode.STATE, 'input.seats', directoryMessages.positionTaken);
}

/** Why an appointment cannot end on a day, or null; an end may come earlier, and never later. */
export function findAppointmentEndProblem(appointment: Appointment, on: string): Problem | null {
  if (!outlives(appointment, on)) {
    return problemWith(ErrorCode.STATE, 'input.appointmentId', directoryMessages.appointmentEnded);
  }
  if (appointment.validFrom !== null && on < appointment.validFrom) {
    return problem(ErrorCode.INVALID, 'input.effectiveOn', 'dateOrder');
  }
  return null;
}

/** Whose post it is on a day: the first who holds it, else the first who stands in, or null. */
export function holderOn(appointments: readonly Appointment[], day: string): Appointment | null {
  const held = appointments
    .filter((appointment) => existsOn(appointment, day))
    .toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  return held.find((appointment) => !appointment.acting) ?? held[0] ?? null;
}

/** A new appointment. */
export function makeAppointment(id: string, positionId: string, draft: AppointmentDraft): Appointment {
  const { personId, acting, validFrom, validTo } = draft;
  return { id, positionId, personId, acting, validFrom, validTo, version: 1 };
}

/** The appointment with another end. */
export function endAppointment(appointment: Appointment, on: string): Appointment {
  return { ...appointment, validTo: on, version: appointment.version + 1 };
}

/** Appointments that go on beyond a day, ended on it; those that begin later never begin. */
export function endAllOn(appointments: readonly Appointment[], on: string): Appointment[] {
  return appointments
    .filter((appointment) => outlives(appointment, on))
    .map((appointment) => endAppointment(appointment, latestOf(appointment.validFrom, on)));
}

/** Holders of a post on the day of a period on which it has most of them. */
function mostHolders(others: readonly Appointment[], within: Period): number {
  const holders = others.filter((appointment) => !appointment.acting);
  const inside = holders.map(({ validFrom, validTo }) => ({
    validFrom: within.validFrom === null ? validFrom : latestOf(validFrom, within.validFrom),
    validTo,
  }));
  return mostAtOnce(inside);
}

function latestOf(day: string | null, other: string): string {
  return day !== null && day > other ? day : other;
}
