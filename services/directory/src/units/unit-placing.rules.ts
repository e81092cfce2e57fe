import { always, cutOn, joinEqual, type UnitState } from './unit-state.rules.js';
import { maxDepth } from './unit.rules.js';

/** States of units by row id; each unit's in the order of time, without gaps. */
export type UnitHistories = ReadonlyMap<string, readonly UnitState[]>;

/** Why a unit cannot be where its states say, and from which day on. */
export interface Contradiction {
  kind: 'CYCLE' | 'PARENT_NOT_BEGUN' | 'PARENT_CLOSED' | 'TOO_DEEP';
  unitId: string;
  on: string;
}

/** A way from the root to a unit that holds on some days. */
interface Way {
  validFrom: string;
  validTo: string;
  path: string[];
  sortPath: number[];
}

/**
 * The states of units with the paths that follow from where they and all above them are, from a day on.
 * @param histories of these units and of all that are above them on any of these days.
 * @param found what is found wrong is added to it; the states are of use only where nothing is.
 */
export function placeUnits(
  unitIds: Iterable<string>,
  from: string,
  histories: UnitHistories,
  found: Contradiction[],
): Map<string, UnitState[]> {
  const placed = new Map<string, UnitState[]>();
  for (const unitId of unitIds) {
    const states = cutOn(histories.get(unitId) ?? [], from).flatMap((state) =>
      state.validTo <= from ? [state] : placeState(state, histories, found),
    );
    placed.set(unitId, joinEqual(states));
  }
  return placed;
}

function placeState(state: UnitState, histories: UnitHistories, found: Contradiction[]): UnitState[] {
  return waysTo(state, [], histories, found).map((way) => ({ ...state, ...way }));
}

/** @param below the units below, up to the one that is placed. */
function waysTo(
  state: UnitState,
  below: readonly string[],
  histories: UnitHistories,
  found: Contradiction[],
): Way[] {
  const { unitId, parentId, position, validFrom, validTo } = state;
  const contradict = (kind: Contradiction['kind'], on: string): Way[] => {
    found.push({ kind, unitId: below[0] ?? unitId, on });
    return [];
  };
  if (below.includes(unitId)) return contradict('CYCLE', validFrom);
  if (below.length >= maxDepth) return contradict('TOO_DEEP', validFrom);
  if (parentId === null) return [{ validFrom, validTo, path: [unitId], sortPath: [position] }];
  const parent = histories.get(parentId) ?? [];
  const [begins, ends] = [parent[0]?.validFrom ?? always.to, parent.at(-1)?.validTo ?? always.from];
  // Where nobody knows when a unit began, its parent is taken to have been there.
  if (validFrom < begins && validFrom !== always.from) contradict('PARENT_NOT_BEGUN', begins);
  if (ends < validTo) contradict('PARENT_CLOSED', ends > validFrom ? ends : validFrom);
  return parent.flatMap((above, index) => {
    const shared = {
      ...above,
      validFrom: index > 0 && above.validFrom > validFrom ? above.validFrom : validFrom,
      validTo: above.validTo < validTo ? above.validTo : validTo,
    };
    if (shared.validFrom >= shared.validTo) return [];
    return waysTo(shared, [...below, unitId], histories, found).map((way) => ({
      ...way,
      path: [...way.path, unitId],
      sortPath: [...way.sortPath, position],
    }));
  });
}
