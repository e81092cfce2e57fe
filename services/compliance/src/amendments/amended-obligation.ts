import type { Actor, LocalizedText } from '@rasad/event-contracts';
import type { Schedule } from '../deadlines/occurrence.rules.js';
import type { ProvisionTouch } from '../instruments/touched-provisions.rules.js';

/** An obligation whose text an expression touches, with what its periods follow from. */
export interface AmendedObligation extends Pick<Schedule, 'cadence' | 'period'> {
  id: string;
  provisionId: string;
}

/** What an amendment means for the work on one obligation. */
export interface ObligationEffect {
  obligationId: string;
  /** The changed one of the provisions that it was drawn from. */
  provisionId: string;
  touch: ProvisionTouch;
  /** Units that bear it now. */
  assignments: number;
  /** Accepted tasks of the current occurrence, which open again. */
  tasksToReopen: number;
  /** Tasks that are open and stay so, with a note in their history; those of a repealed provision are cancelled. */
  openTasks: number;
}

/** The mark of an amended obligation whose tasks are still to be seen to. */
export interface UnsettledAmendment extends AmendedObligation {
  amendmentId: string;
  expressionId: string;
  /** The changed provision. */
  touchedProvisionId: string;
  expressionLabel: LocalizedText;
  provisionLabel: LocalizedText;
  amendedBy: AmendmentActor;
  /** Occurrence whose accepted tasks open again; null before the first batch. */
  periodKey: string | null;
  /** Tasks up to this row id are done; null before the first batch. */
  settledUpTo: string | null;
}

/** Who loaded an amendment, in which capacity and request, as it is stored with it. */
export type AmendmentActor = Actor & { correlationId: string };
