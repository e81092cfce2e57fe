import type { EvidenceKind } from '@rasad/event-contracts';
import type { ObligationEntry } from '@rasad/import-formats';
import type { AnchorDates } from '../deadlines/anchor.rules.js';

/** What a report has to be proved with. */
export interface StoredEvidenceRule {
  required: boolean;
  /** Pieces that a report needs at least; 0 where none is required. */
  minimum: number;
  /** Kinds that count; empty: any. */
  kinds: EvidenceKind[];
}

type NamedOtherwise = 'provision' | 'furtherProvisions' | 'evidenceRequired' | 'evidenceRule';

/** An obligation's row. */
export interface StoredObligation extends Omit<ObligationEntry, NamedOtherwise> {
  id: string;
  instrumentId: string;
  provisionId: string;
  furtherProvisionIds: string[];
  evidenceRule: StoredEvidenceRule;
  version: number;
}

/** The instrument that obligations are drawn from. */
export interface ObligedInstrument {
  id: string;
  code: string;
  /** Its provisions by eId. */
  provisions: ReadonlyMap<string, ObligedProvision>;
}

/** A provision that an obligation may be drawn from. */
export interface ObligedProvision {
  id: string;
  /** The days from which deadlines count, as the expression states them that gave the provision its wording. */
  dates: AnchorDates;
}
