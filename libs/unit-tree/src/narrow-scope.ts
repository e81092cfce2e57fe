import type { UnitScope } from '@rasad/service-kit';

/** The unit, alone or with all below it, that a list is narrowed to. */
export interface UnitChoice {
  unitId: string;
  withSubtree: boolean;
}

/** Row ids from the root to a unit, the unit itself last; undefined for a unit that is not known. */
export type PathOf = (unitId: string) => readonly string[] | undefined;

/**
 * The part of a scope that lies in the chosen units. One condition instead of two over the same path: a planner that
 * multiplies their odds takes a district for a handful of rows and reads far too much.
 * @param pathOf knows the chosen unit and the units that the scope names.
 */
export function narrowScope(scope: UnitScope, choice: UnitChoice, pathOf: PathOf): UnitScope {
  const path = pathOf(choice.unitId);
  if (!path) return { anywhere: false, subtreeOf: [], unitIds: [] };
  const isReached = scope.anywhere || path.some((id) => scope.subtreeOf.includes(id));
  if (!choice.withSubtree) {
    const isNamed = isReached || scope.unitIds.includes(choice.unitId);
    return { anywhere: false, subtreeOf: [], unitIds: isNamed ? [choice.unitId] : [] };
  }
  if (isReached) return { anywhere: false, subtreeOf: [choice.unitId], unitIds: [] };
  const isBelow = (id: string) => pathOf(id)?.includes(choice.unitId) ?? false;
  return {
    anywhere: false,
    subtreeOf: scope.subtreeOf.filter(isBelow),
    unitIds: scope.unitIds.filter(isBelow),
  };
}
