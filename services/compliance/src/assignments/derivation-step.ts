import type { Actor } from '@rasad/event-contracts';
import type { DerivationTrigger } from './assignment-cause.rules.js';
import type { ObligationChoice } from './derivation.queries.js';
import type { DerivationCounts } from './derived-obligation.js';

/** Rows of one kind that a step writes at most: it holds its locks for a fraction of a second. */
export const stepRows = 1_000;

/** Obligations that a step takes up at most, however few units there are. */
const maxObligations = 50;

/** How many obligations a step takes up, so that what it compares stays within bounds too. */
export function obligationsPerStep(unitCount: number): number {
  return Math.min(maxObligations, Math.max(1, Math.floor(stepRows / Math.max(1, unitCount))));
}

/** Which part of the derivation a step does. */
export interface StepScope {
  /** ALL lets the obligations' rules apply from now on; FOLLOWING only those that do already, and what was made by hand. */
  choice: ObligationChoice['choice'];
  /** Row ids; the step holds them until its transaction ends. */
  obligationIds: readonly string[];
  /** Row ids of changed units; null for all. */
  unitIds: readonly string[] | null;
}

/** Who derives, why and when. */
export interface DerivationContext {
  actor: Actor;
  correlationId: string;
  causationId?: string;
  trigger: DerivationTrigger;
  at: Date;
  /** Gregorian date in Asia/Tehran. */
  today: string;
}

/** What a step did. */
export interface StepOutcome extends DerivationCounts {
  changedTaskIds: string[];
  /** Whether nothing is left to do for its obligations and units. */
  complete: boolean;
}

/** The outcome of a step that has done nothing yet. */
export function newOutcome(): StepOutcome {
  return {
    assignmentsCreated: 0,
    assignmentsWithdrawn: 0,
    tasksOpened: 0,
    tasksInherited: 0,
    changedTaskIds: [],
    complete: true,
  };
}
