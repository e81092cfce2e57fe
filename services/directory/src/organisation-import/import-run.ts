import type { Problem } from '@rasad/service-kit';
import type { PlannedChange } from './planned-change.js';

/** An import that goes on apart from the request that asked for it. */
export interface ImportRun {
  id: string;
  state: 'RUNNING' | 'DONE' | 'REFUSED' | 'FAILED';
  /** Changes written so far, and all of them; both 0 until it is known how many there are. */
  done: number;
  total: number;
  /** What it did, once it is done. */
  changes: PlannedChange[];
  /** Why it was refused. */
  problems: Problem[];
  /** UTC instants, ISO 8601. */
  startedAt: string;
  endedAt: string | null;
}

/**
 * Seconds without a sign of life after which a run counts as ended with its replica. Nothing of it was imported then:
 * its one transaction went with it.
 */
export const silentSeconds = 30;
