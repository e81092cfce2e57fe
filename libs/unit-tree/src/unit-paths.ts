/** A unit's place as stored, and by which parent it hangs in the tree. */
export interface PlacedUnit {
  id: string;
  parentId: string | null;
  position: number;
  path: string[];
  sortPath: number[];
}

/** Where a unit is in the tree. */
export type UnitPlace = Pick<PlacedUnit, 'path' | 'sortPath'>;

/**
 * Places of units after some of them changed: those with all below them, computed from the places of the units above,
 * which did not change. A unit whose parent is not known stands as a root; where, by events still to come, units lie
 * below each other in a circle, one of them does.
 * @param units the changed units and all below them. @param above their parents that are not among them.
 */
export function placeUnits(
  units: readonly PlacedUnit[],
  above: readonly PlacedUnit[],
): Map<string, UnitPlace> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const places = new Map<string, UnitPlace>(above.map((unit) => [unit.id, unit]));
  for (const unit of units) {
    const chain = chainUpwards(unit, byId, places);
    for (const next of chain.reverse()) places.set(next.id, placeBelow(next, places));
  }
  for (const { id } of above) places.delete(id);
  return places;
}

/** The unit and those above it that have no place yet, from below. */
function chainUpwards(
  start: PlacedUnit,
  byId: ReadonlyMap<string, PlacedUnit>,
  places: ReadonlyMap<string, UnitPlace>,
): PlacedUnit[] {
  const chain = new Set<PlacedUnit>();
  for (let unit: PlacedUnit | undefined = start; unit && !places.has(unit.id) && !chain.has(unit);) {
    chain.add(unit);
    unit = unit.parentId === null ? undefined : byId.get(unit.parentId);
  }
  return [...chain];
}

function placeBelow(unit: PlacedUnit, places: ReadonlyMap<string, UnitPlace>): UnitPlace {
  const parent = unit.parentId === null ? undefined : places.get(unit.parentId);
  return {
    path: [...(parent?.path ?? []), unit.id],
    sortPath: [...(parent?.sortPath ?? []), unit.position],
  };
}
