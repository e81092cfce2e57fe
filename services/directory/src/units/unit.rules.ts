import type { LocalizedText, OrgUnitKind } from '@rasad/event-contracts';
import { ErrorCode, problem, problemWith, searchText, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';

/** A unit as it is stored; dates are Gregorian, `validTo` is the first day on which it no longer exists. */
export interface Unit {
  id: string;
  code: string;
  kind: OrgUnitKind;
  name: LocalizedText;
  parentId: string | null;
  /** Place among its siblings, closed ones included; no two siblings share one. */
  position: number;
  /** Row ids from the root to the unit itself. */
  path: string[];
  /** Positions from the root to the unit itself: sorted by it, units stand in tree order. */
  sortPath: number[];
  tags: string[];
  validFrom: string | null;
  validTo: string | null;
  /** Row ids of the units that take over once it is closed. */
  successorIds: string[];
  sample: boolean;
  version: number;
  /** Name and code as they are matched by a search. */
  search: string;
}

/** A unit's place in the tree. */
export type UnitPlace = Pick<Unit, 'parentId' | 'position' | 'path' | 'sortPath'>;

/** What describes a unit apart from its place in the tree. */
export interface UnitDetails {
  code: string;
  kind: OrgUnitKind;
  name: LocalizedText;
  tags: readonly string[];
  validFrom: string | null;
  validTo: string | null;
  sample: boolean;
}

/** What of a unit may change besides its name, place and end. */
export type UnitAttributes = Pick<UnitDetails, 'kind' | 'tags' | 'validFrom' | 'sample'>;

/** Levels that the tree may have; paths are stored on every row. */
export const maxDepth = 50;

/** Characters that a name may have in one language. */
export const longestName = 300;

const maxTags = 50;
const codePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Why a unit cannot be called so, or none. */
export function findDetailsProblems(
  details: { code: string; tags: readonly string[] },
  fields = { code: 'input.code', tags: 'input.tags' },
): Problem[] {
  const code = findCodeProblem(details.code, fields.code);
  return [...(code ? [code] : []), ...findTagProblems(details.tags, fields.tags)];
}

/** Why a unit cannot have these tags, or none. */
export function findTagProblems(tags: readonly string[], field: string): Problem[] {
  const problems: Problem[] = [];
  if (tags.length > maxTags) {
    problems.push(problemWith(ErrorCode.TOO_MANY, field, directoryMessages.tooManyTags, { max: maxTags }));
  }
  const wrong = tags.find((tag) => !codePattern.test(tag));
  if (wrong !== undefined) {
    problems.push(
      problemWith(ErrorCode.INVALID, field, directoryMessages.invalidTag, { tag: wrong.slice(0, 64) }),
    );
  }
  return problems;
}

/** Why something cannot have a code, or null. */
export function findCodeProblem(code: string, field = 'input.code'): Problem | null {
  return codePattern.test(code) ? null : problem(ErrorCode.INVALID, field, 'invalidCode');
}

/** A new unit, last among the children of its parent; null for a root. */
export function createUnit(id: string, details: UnitDetails, parent: Unit | null, position: number): Unit {
  const { code, kind, name, validFrom, validTo, sample } = details;
  const place = placeUnder(id, parent, position);
  const tags = sortedTags(details.tags);
  return {
    id,
    code,
    kind,
    name,
    tags,
    validFrom,
    validTo,
    successorIds: [],
    sample,
    ...place,
    version: 1,
    search: searchOf(details),
  };
}

/** The unit under another name. */
export function renameUnit(unit: Unit, name: LocalizedText): Unit {
  return { ...unit, name, search: searchOf({ code: unit.code, name }), version: unit.version + 1 };
}

/** The unit with other attributes that rules match on. */
export function retagUnit(unit: Unit, change: UnitAttributes): Unit {
  const { kind, validFrom, sample } = change;
  return { ...unit, kind, validFrom, sample, tags: sortedTags(change.tags), version: unit.version + 1 };
}

/** The unit closed from a day on. @param successorIds row ids of the units that take over; by default those known. */
export function closeUnit(
  unit: Unit,
  validTo: string,
  successorIds: readonly string[] = unit.successorIds,
): Unit {
  return { ...unit, validTo, successorIds: [...successorIds], version: unit.version + 1 };
}

/** Where a unit stands under a parent; null is the top of the tree. */
export function placeUnder(unitId: string, parent: Unit | null, position: number): UnitPlace {
  return {
    parentId: parent?.id ?? null,
    position,
    path: [...(parent?.path ?? []), unitId],
    sortPath: [...(parent?.sortPath ?? []), position],
  };
}

/** The unit under another parent. All below it keeps its own state, merely the paths follow. */
export function moveUnit(unit: Unit, parent: Unit | null, position: number): Unit {
  return { ...unit, ...placeUnder(unit.id, parent, position), version: unit.version + 1 };
}

/** Why nothing can come under a parent from a day on; null where it can, and for the top of the tree. */
export function findParentProblem(parent: Unit | null, from: string | null, field: string): Problem | null {
  if (!parent) return null;
  if (parent.validTo !== null) return problem(ErrorCode.STATE, field, 'parentClosed');
  if (parent.validFrom !== null && from !== null && from < parent.validFrom) {
    const params = { from: parent.validFrom };
    return problemWith(ErrorCode.INVALID, field, directoryMessages.beforeParent, params);
  }
  return null;
}

/** Why units cannot lie as deep as they would, or null. */
export function findDepthProblem(units: readonly Unit[], field: string): Problem | null {
  if (units.every((unit) => unit.path.length <= maxDepth)) return null;
  return problemWith(ErrorCode.INVALID, field, directoryMessages.tooDeep, { max: maxDepth });
}

/** Whether two names say the same in both languages. */
export function isSameName(a: LocalizedText, b: LocalizedText): boolean {
  return a.fa === b.fa && a.en === b.en;
}

/** Tags without order or repetition, as they are stored and compared. */
export function sortedTags(tags: readonly string[]): string[] {
  return [...new Set(tags)].sort();
}

/** Name and code of a unit as they are matched by a search. */
export function searchOf(details: { code: string; name: LocalizedText }): string {
  return searchText(`${details.name.fa ?? ''} ${details.name.en ?? ''} ${details.code}`);
}
