import type { Actor } from '@rasad/event-contracts';
import type { TriggerKind } from './assignment-cause.rules.js';
import type { ObligationChoice } from './derivation.queries.js';
import type { DerivationCounts } from './derived-obligation.js';

/** Where a derivation stands. */
export type RunState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';

/** What a derivation is asked for, by whom. */
export interface RunRequest extends ObligationChoice {
  cause: TriggerKind;
  actor: Actor;
  correlationId: string;
  /** Gregorian date in Asia/Tehran as of which units, law and periods are looked at. */
  day: string;
}

/** A derivation, as it is kept. */
export interface DerivationRunRow extends RunRequest, DerivationCounts {
  id: string;
  state: RunState;
  failure: string | null;
  /** The last obligation that is done with; null before the first. */
  lastObligationId: string | null;
  obligationsTotal: number;
  obligationsDone: number;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}
