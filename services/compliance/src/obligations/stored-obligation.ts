import type { ObligationEntry } from '@rasad/import-formats';
import type { AnchorDates } from '../deadlines/deadline.rules.js';

/** An obligation's row. */
export interface StoredObligation extends Omit<ObligationEntry, 'provision'> {
  id: string;
  instrumentId: string;
  provisionId: string;
  version: number;
}

/** The instrument that obligations are drawn from. */
export interface ObligedInstrument {
  id: string;
  code: string;
  /** The days from which deadlines count, as its current expression states them. */
  dates: AnchorDates;
  /** Row id of a provision by its eId. */
  provisionIds: ReadonlyMap<string, string>;
}
