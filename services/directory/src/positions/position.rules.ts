import type { LocalizedText, PositionKind } from '@rasad/event-contracts';
import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';
import { liesWithin, type Period } from '../period.rules.js';
import { findCodeProblem, type Unit } from '../units/unit.rules.js';

/** A post of a unit. */
export interface Position extends Period {
  id: string;
  unitId: string;
  code: string;
  title: LocalizedText;
  kind: PositionKind;
  /** Whether its holder is watched more closely. */
  sensitive: boolean;
  /** How many can hold it at a time, apart from those who stand in. */
  seats: number;
  sample: boolean;
  version: number;
}

/** What of a post may change. */
export type PositionAttributes = Pick<Position, 'title' | 'kind' | 'sensitive' | 'seats'>;

/** What describes a post apart from its unit. */
export type PositionDetails = PositionAttributes &
  Pick<Position, 'code' | 'sample' | 'validFrom' | 'validTo'>;

/** People who can hold one post at a time. */
export const maxSeats = 1_000;

/** Why there cannot be such a post in a unit, or none. */
export function findPositionProblems(
  details: Pick<PositionDetails, 'code' | 'seats' | 'validFrom' | 'validTo'>,
  unit: Pick<Unit, 'validFrom' | 'validTo'>,
): Problem[] {
  const problems = [findCodeProblem(details.code), findSeatsProblem(details.seats)];
  if (unit.validTo !== null) problems.push(problem(ErrorCode.STATE, 'input.unitId', 'unitClosed'));
  else if (!liesWithin(details, unit)) {
    const params = { from: unit.validFrom ?? '' };
    problems.push(problemWith(ErrorCode.INVALID, 'input.validFrom', directoryMessages.beforeUnit, params));
  }
  return problems.filter((found) => found !== null);
}

/** Why so many cannot hold a post, or null. */
export function findSeatsProblem(seats: number): Problem | null {
  if (Number.isInteger(seats) && seats >= 1 && seats <= maxSeats) return null;
  return problem(ErrorCode.INVALID, 'input.seats', 'wrongNumber', { value: seats });
}

/** Why a post cannot end on a day, or null. */
export function findPositionEndProblem(position: Position, validTo: string): Problem | null {
  if (position.validTo !== null) {
    return problemWith(ErrorCode.STATE, 'input.positionId', directoryMessages.positionClosed);
  }
  if (position.validFrom !== null && validTo <= position.validFrom) {
    return problem(ErrorCode.INVALID, 'input.effectiveOn', 'dateOrder');
  }
  return null;
}

/** A new post. */
export function createPosition(id: string, unitId: string, details: PositionDetails): Position {
  const { code, title, kind, sensitive, seats, sample, validFrom, validTo } = details;
  return { id, unitId, code, title, kind, sensitive, seats, sample, validFrom, validTo, version: 1 };
}

/** The post with other attributes. */
export function changePosition(position: Position, change: Partial<PositionAttributes>): Position {
  return { ...position, ...change, version: position.version + 1 };
}

/** The post ended on a day. */
export function closePosition(position: Position, validTo: string): Position {
  return { ...position, validTo, version: position.version + 1 };
}
