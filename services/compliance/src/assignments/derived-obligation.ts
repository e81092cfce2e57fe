import type { Actor, AssignmentRole, LocalizedText } from '@rasad/event-contracts';
import type { AnchorDates } from '../deadlines/anchor.rules.js';
import type { Schedule } from '../deadlines/occurrence.rules.js';
import type { ApplicabilityRule, AssignmentOrigin } from './assignment.rules.js';

/** An obligation with all that its assignments and tasks follow from. */
export interface DerivedObligation extends ApplicabilityRule, Schedule {
  id: string;
  provisionId: string;
  instrumentId: string;
  title: LocalizedText;
  weight: number;
  sample: boolean;
  validFrom: string | null;
  /** First day on which it no longer binds. */
  validTo: string | null;
  /** Whether its provision is law on the day. */
  binding: boolean;
  dates: AnchorDates;
  /** Whether its rule applies: it was derived before. What is laid on units by hand counts without. */
  derived: boolean;
  /** Events appended so far. */
  logVersion: number;
}

/** Who made an assignment come or go. */
export interface ActorInCapacity extends Actor {
  /** Request or event that led to it. */
  correlationId: string;
}

/** A row to insert. */
export type NewAssignment = AssignmentOrigin & {
  id: string;
  unitId: string;
  role: AssignmentRole;
  causeId: string;
};

/** A task to open, for one assignment. */
export interface NewTask {
  id: string;
  assignmentId: string;
  unitId: string;
}

/** What a derivation did. */
export interface DerivationCounts {
  assignmentsCreated: number;
  assignmentsWithdrawn: number;
  tasksOpened: number;
  /** Begun tasks that a successor goes on with. */
  tasksInherited: number;
}
