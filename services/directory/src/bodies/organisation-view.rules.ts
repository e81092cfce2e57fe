import { existsOn } from '../period.rules.js';
import type { Position } from '../positions/position.rules.js';
import type { Unit } from '../units/unit.rules.js';

/** What charters look at in a unit. */
export type ViewedUnit = Pick<
  Unit,
  'id' | 'code' | 'kind' | 'name' | 'path' | 'sortPath' | 'tags' | 'validFrom' | 'validTo' | 'sample'
> & {
  /** Units that take over from a closed one. */
  successorIds?: readonly string[];
};

/** What charters look at in a post. */
export type ViewedPosition = Pick<Position, 'id' | 'unitId' | 'code' | 'kind' | 'validFrom' | 'validTo'>;

/** The organisation as charters look at it on a day. */
export interface OrganisationView {
  /** All units that there are or were, by row id. */
  byId: ReadonlyMap<string, ViewedUnit>;
  /** Units that exist on the day, in tree order. */
  units: readonly ViewedUnit[];
  /** Codes under which a unit is named: its own and those of closed units that it takes over from. */
  namesOf(unit: ViewedUnit): readonly string[];
  /** The names of a unit and of all above it. */
  lineageOf(unit: ViewedUnit): readonly string[];
  /** Units that exist under a code: the unit itself, or those that take over from it. */
  named(code: string): readonly ViewedUnit[];
  /** A unit and all below it, in tree order. */
  subtreeOf(unit: ViewedUnit): readonly ViewedUnit[];
  /** Posts of a unit that exist on the day, by code. */
  positionsIn(unitId: string): readonly ViewedPosition[];
  /** Units that exist in the place of one that may be closed: itself, else those that take over, however often. */
  heirsOf(unit: ViewedUnit): readonly ViewedUnit[];
}

/** Looks at units and posts on a day; all that there ever were are given. */
export function viewOrganisation(
  all: readonly ViewedUnit[],
  positions: readonly ViewedPosition[],
  day: string,
): OrganisationView {
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  const byCode = new Map(all.map((unit) => [unit.code, unit]));
  const units = all.filter((unit) => existsOn(unit, day)).toSorted(inTreeOrder);
  const places = new Map(units.map((unit, index) => [unit.id, index]));
  const posts = Map.groupBy(
    positions.filter((position) => existsOn(position, day)).toSorted(byPostCode),
    (position) => position.unitId,
  );
  const heirsOf = (unit: ViewedUnit) => (existsOn(unit, day) ? [unit] : findHeirs(unit, byId, day));
  const inherited = inheritedNames(all, heirsOf);
  const namesOf = ({ id, code }: ViewedUnit) => [code, ...(inherited.get(id) ?? [])];
  return {
    byId,
    units,
    namesOf,
    lineageOf: ({ path }) =>
      path.flatMap((id) => {
        const above = units[places.get(id) ?? -1];
        return above ? namesOf(above) : [];
      }),
    named: (code) => {
      const unit = byCode.get(code);
      return unit ? heirsOf(unit) : [];
    },
    subtreeOf: (unit) => findSubtree(unit, units, places.get(unit.id)),
    positionsIn: (unitId) => posts.get(unitId) ?? [],
    heirsOf,
  };
}

/** Codes of closed units by the units that take over from them. */
function inheritedNames(
  all: readonly ViewedUnit[],
  heirsOf: (unit: ViewedUnit) => readonly ViewedUnit[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const unit of all) {
    if (!unit.successorIds?.length) continue;
    for (const heir of heirsOf(unit)) {
      if (heir !== unit) names.set(heir.id, [...(names.get(heir.id) ?? []), unit.code]);
    }
  }
  return names;
}

/** In tree order a unit is followed by all below it. */
function findSubtree(
  unit: ViewedUnit,
  units: readonly ViewedUnit[],
  place: number | undefined,
): readonly ViewedUnit[] {
  if (place === undefined) return [];
  const depth = unit.path.length - 1;
  let end = place + 1;
  while (units[end]?.path[depth] === unit.id) end++;
  return units.slice(place, end);
}

function findHeirs(unit: ViewedUnit, byId: ReadonlyMap<string, ViewedUnit>, day: string): ViewedUnit[] {
  const heirs = new Set<ViewedUnit>();
  const seen = new Set<string>();
  const open = [unit];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.id)) continue;
    seen.add(at.id);
    if (existsOn(at, day)) heirs.add(at);
    else if (at.validTo !== null && at.validTo <= day) {
      open.push(...(at.successorIds ?? []).flatMap((id) => byId.get(id) ?? []));
    }
  }
  return [...heirs].toSorted(inTreeOrder);
}

function inTreeOrder(a: ViewedUnit, b: ViewedUnit): number {
  const depth = Math.min(a.sortPath.length, b.sortPath.length);
  for (let level = 0; level < depth; level++) {
    const difference = (a.sortPath[level] ?? 0) - (b.sortPath[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.sortPath.length - b.sortPath.length;
}

function byPostCode(a: ViewedPosition, b: ViewedPosition): number {
  return a.code < b.code ? -1 : 1;
}
