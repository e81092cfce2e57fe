import type { OrganisationAppointment } from '@rasad/import-formats';
import {
  ErrorCode,
  problem,
  problemWith,
  type Access,
  type Capacity,
  type Problem,
} from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import {
  endAllOn,
  endAppointment,
  findAppointProblem,
  makeAppointment,
  type Appointment,
  type AppointmentDraft,
} from '../appointments/appointment.rules.js';
import { directoryMessages } from '../messages.js';
import { outlives, overlap } from '../period.rules.js';
import type { Position } from '../positions/position.rules.js';
import type { Unit } from '../units/unit.rules.js';
import type { PlannedChange, PlannedProblem } from './planned-change.js';
import type { PositionPlan } from './position-plan.rules.js';

const field = 'input.document';

/** One appointment that is made or ended. */
export interface AppointmentStep {
  kind: 'MADE' | 'ENDED';
  appointment: Appointment;
  position: Position;
  unit: Unit;
  capacity: Capacity;
}

/** What an import does to appointments. */
export interface AppointmentPlan {
  steps: AppointmentStep[];
  changes: PlannedChange[];
  problems: PlannedProblem[];
}

/** What the appointments of a document are held against. */
export interface AppointmentSituation {
  accounts: ReadonlyMap<string, Account>;
  positions: PositionPlan;
  /** All units as they stand after the import, by row id. */
  tree: ReadonlyMap<string, Unit>;
  /** All appointments by their posts. */
  held: ReadonlyMap<string, Appointment[]>;
  access: Access;
  newId: () => string;
}

type Decision =
  | { kind: 'KEEP' }
  | { kind: 'MADE' | 'ENDED'; appointment: Appointment; capacity: Capacity }
  | { kind: 'REFUSE'; problem: Problem };

/**
 * What it takes for everybody to hold the posts that a document lists. Appointments that it does not list stay, except
 * to posts that end; a date that it leaves out is as it is. Of the dates of one that is there only the end can change,
 * to an earlier day: the past is not rewritten by a list.
 */
export function planAppointments(
  wanted: readonly OrganisationAppointment[],
  situation: AppointmentSituation,
): AppointmentPlan {
  const plan: AppointmentPlan = { steps: [], changes: [], problems: [] };
  const held = new Map(situation.held);
  for (const position of situation.positions.closed.values()) endWith(position, plan, held, situation);
  wanted.forEach((entry, index) => {
    const person = situation.accounts.get(entry.username);
    const position = situation.positions.positions.get(entry.position);
    const unit = position && situation.tree.get(position.unitId);
    // What is missing here was refused already, with its own place.
    if (!person || !position || !unit) return;
    const standing = held.get(position.id) ?? [];
    const decision = decide(entry, { person, position, unit, standing, situation });
    if (decision.kind === 'REFUSE') {
      plan.problems.push({ path: ['appointments', index], problem: decision.problem });
      return;
    }
    plan.changes.push(describeDecision(entry, decision));
    if (decision.kind === 'KEEP') return;
    const { kind, appointment, capacity } = decision;
    plan.steps.push({ kind, appointment, capacity, position, unit });
    held.set(position.id, [...standing.filter((one) => one.id !== appointment.id), appointment]);
  });
  return plan;
}

function decide(
  entry: OrganisationAppointment,
  about: {
    person: Account;
    position: Position;
    unit: Unit;
    standing: readonly Appointment[];
    situation: AppointmentSituation;
  },
): Decision {
  const { person, position, unit, standing, situation } = about;
  const draft: AppointmentDraft = {
    personId: person.id,
    acting: entry.acting,
    validFrom: entry.validFrom ?? position.validFrom,
    validTo: entry.validTo ?? position.validTo,
  };
  const same = standing.find((one) => isSame(one, draft, entry));
  if (same && isAsListed(same, entry)) return { kind: 'KEEP' };
  const capacity = situation.access.capacity('appointment.manage', unit.path);
  if (!capacity) {
    return { kind: 'REFUSE', problem: problem(ErrorCode.NOT_ALLOWED, field, 'aboveOwnRight') };
  }
  if (same) return shorten(same, entry, capacity);
  const found = findAppointProblem(draft, position, standing);
  if (found) return { kind: 'REFUSE', problem: { ...found, field: [...field.split('.')] } };
  return { kind: 'MADE', appointment: makeAppointment(situation.newId(), position.id, draft), capacity };
}

/** The one that an entry stands for: of the same person and kind, begun on the same day or, without one, still running. */
function isSame(one: Appointment, draft: AppointmentDraft, entry: OrganisationAppointment): boolean {
  if (one.personId !== draft.personId || one.acting !== draft.acting) return false;
  return entry.validFrom === null ? overlap(one, draft) : one.validFrom === entry.validFrom;
}

function isAsListed(one: Appointment, entry: OrganisationAppointment): boolean {
  return entry.validTo === null || entry.validTo === one.validTo;
}

function shorten(one: Appointment, { validTo }: OrganisationAppointment, capacity: Capacity): Decision {
  if (validTo !== null && outlives(one, validTo)) {
    return { kind: 'ENDED', appointment: endAppointment(one, validTo), capacity };
  }
  const later = problemWith(ErrorCode.STATE, field, directoryMessages.appointmentEnded);
  return { kind: 'REFUSE', problem: later };
}

/** Nobody holds a post that is no more. */
function endWith(
  position: Position,
  plan: AppointmentPlan,
  held: Map<string, Appointment[]>,
  { tree, access }: AppointmentSituation,
): void {
  const unit = tree.get(position.unitId);
  const capacity = unit && access.capacity('appointment.manage', unit.path);
  if (!unit || !capacity || position.validTo === null) return;
  const standing = held.get(position.id) ?? [];
  const ended = endAllOn(standing, position.validTo);
  plan.steps.push(
    ...ended.map((appointment) => ({ kind: 'ENDED' as const, appointment, position, unit, capacity })),
  );
  const byId = new Map(ended.map((appointment) => [appointment.id, appointment]));
  held.set(
    position.id,
    standing.map((one) => byId.get(one.id) ?? one),
  );
}

function describeDecision(
  { username, position, acting }: OrganisationAppointment,
  decision: Exclude<Decision, { kind: 'REFUSE' }>,
): PlannedChange {
  const change = { entity: 'Appointment' as const, code: `${username} ${position}` };
  if (decision.kind === 'KEEP') return { ...change, action: 'KEEP', detail: null };
  if (decision.kind === 'ENDED') return { ...change, action: 'CLOSE', detail: decision.appointment.validTo };
  return { ...change, action: 'CREATE', detail: acting ? 'acting' : null };
}
