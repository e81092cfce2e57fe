import { wordingDifference } from '../comparisons/wording.rules.js';
import type { Wording } from './stored-law.js';

/** What an expression does to a provision that obligations may have been drawn from. */
export type ProvisionTouch = 'CHANGED' | 'CORRECTED' | 'REPEALED';

/** A provision whose obligations have to be read again. */
export interface TouchedProvision {
  id: string;
  eId: string;
  label: Wording['label'];
  touch: ProvisionTouch;
  /** The day from which the new wording binds, where that is later than the expression's; Gregorian. */
  inForceFrom: string | null;
}

/**
 * Provisions that say something else than before or are repealed; other spelling, another place and new provisions touch
 * no obligation.
 * @param touch what a change of wording is: an amendment of the law, or a correction of what was loaded.
 */
export function touchedProvisions(
  before: readonly Wording[],
  after: readonly Wording[],
  touch: 'CHANGED' | 'CORRECTED',
): TouchedProvision[] {
  const now = new Map(after.map((wording) => [wording.id, wording]));
  return before.flatMap((old): TouchedProvision[] => {
    if (old.status === 'REPEALED') return [];
    const { id, eId, label } = old;
    const wording = now.get(id);
    if (!wording || wording.status === 'REPEALED') {
      return [{ id, eId, label, touch: 'REPEALED', inForceFrom: null }];
    }
    if (wordingDifference(old, wording) !== 'CHANGED') return [];
    return [{ id, eId, label: wording.label, touch, inForceFrom: wording.inForceFrom }];
  });
}
