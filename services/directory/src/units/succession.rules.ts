import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';

/** Units that are merged, or that a unit is split into, at once. */
const maxUnits = 50;

/** A unit that takes over, by its row id; null for a new one. */
type HeirId = string | null;

/** Why units cannot become one, or null. */
export function findMergerProblem(unitIds: readonly string[], heirId: HeirId): Problem | null {
  if (unitIds.length === 0) return problem(ErrorCode.REQUIRED, 'input.unitIds', 'required');
  if (unitIds.length > maxUnits) {
    return problemWith(ErrorCode.TOO_MANY, 'input.unitIds', directoryMessages.tooManyUnits, {
      max: maxUnits,
    });
  }
  if (heirId !== null && unitIds.includes(heirId)) {
    return problemWith(ErrorCode.INVALID, 'input.into', directoryMessages.ownSuccessor);
  }
  return null;
}

/** Why a unit cannot become these others, or null. */
export function findPartsProblem(
  unitId: string,
  parts: readonly { heirId: HeirId; childIds: readonly string[] }[],
): Problem | null {
  const heirIds = parts.map(({ heirId }) => heirId).filter((id) => id !== null);
  const childIds = parts.flatMap((part) => part.childIds);
  const refuse = (text: keyof typeof directoryMessages) =>
    problemWith(ErrorCode.INVALID, 'input.parts', directoryMessages[text], { max: maxUnits });
  if (parts.length < 2) return refuse('tooFewParts');
  if (parts.length > maxUnits) {
    return problemWith(ErrorCode.TOO_MANY, 'input.parts', directoryMessages.tooManyUnits, { max: maxUnits });
  }
  if (heirIds.includes(unitId)) return refuse('ownSuccessor');
  if (new Set(heirIds).size < heirIds.length || new Set(childIds).size < childIds.length) {
    return refuse('namedTwice');
  }
  return null;
}

/** Why the children of a unit cannot be shared out like this, or null. */
export function findSharingProblem(
  childIds: readonly string[],
  parts: readonly { childIds: readonly string[] }[],
): Problem | null {
  const given = parts.flatMap((part) => part.childIds);
  if (given.some((id) => !childIds.includes(id))) {
    return problemWith(ErrorCode.INVALID, 'input.parts', directoryMessages.noChild);
  }
  const left = new Set(childIds.filter((id) => !given.includes(id))).size;
  if (left === 0) return null;
  return problemWith(ErrorCode.STATE, 'input.parts', directoryMessages.childrenLeft, { count: left });
}
