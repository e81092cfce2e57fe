import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';
import type { Contradiction } from './unit-placing.rules.js';
import {
  always,
  changeFrom,
  cutOn,
  hasValues,
  nextChange,
  type UnitState,
  type UnitValues,
} from './unit-state.rules.js';
import { maxDepth } from './unit.rules.js';

/** Why units are closed. */
export type ClosingCause = 'CLOSED' | 'MERGED' | 'SPLIT';

/** What becomes of a unit on a day: it is otherwise from then on, or is no longer. */
export type UnitChange = { unitId: string; on: string } & (
  | { kind: 'RENAMED'; values: UnitValues['RENAMED'] }
  | { kind: 'RETAGGED'; values: UnitValues['RETAGGED'] }
  | { kind: 'MOVED'; values: UnitValues['MOVED'] }
  | { kind: 'CLOSED'; cause: ClosingCause; successorIds: string[] }
);

/** Where the parts of a change stand in the arguments of a mutation. */
export interface ChangeFields {
  unit: string;
  on: string;
  /** The new parent of a move. */
  parent?: string;
}

const respects = ['RENAMED', 'RETAGGED', 'MOVED'] as const;

/** Whether a change changes nothing: the unit is so on that day already. */
export function isNoChange(states: readonly UnitState[], change: UnitChange): boolean {
  switch (change.kind) {
    case 'RENAMED':
      return hasValues(states, change.on, 'RENAMED', change.values);
    case 'RETAGGED':
      return hasValues(states, change.on, 'RETAGGED', change.values);
    case 'MOVED':
      return hasValues(states, change.on, 'MOVED', change.values);
    case 'CLOSED':
      return false;
  }
}

/** The states after a change. Paths are still those of before. */
export function statesAfter(states: readonly UnitState[], change: UnitChange): UnitState[] {
  switch (change.kind) {
    case 'RENAMED':
      return changeFrom(states, change.on, 'RENAMED', change.values);
    case 'RETAGGED':
      return changeFrom(states, change.on, 'RETAGGED', change.values);
    case 'MOVED':
      return changeFrom(states, change.on, 'MOVED', change.values);
    case 'CLOSED':
      return cutOn(states, change.on).filter(({ validTo }) => validTo <= change.on);
  }
}

/**
 * Why a change cannot be made for itself, or null. One that was made later and holds already is not undone by one of an
 * earlier day; one that is still to come ends what is changed before it. Nothing comes after a closing.
 */
export function findChangeProblem(
  states: readonly UnitState[],
  change: UnitChange,
  today: string,
  fields: ChangeFields,
): Problem | null {
  const [first, last] = [states[0], states.at(-1)];
  if (!first || !last || last.validTo <= change.on)
    return problem(ErrorCode.STATE, fields.unit, 'unitClosed');
  if (change.kind === 'CLOSED') return findClosingProblem(first, last, states, change.on, fields);
  if (change.on < first.validFrom) {
    const params = { from: first.validFrom };
    return problemWith(ErrorCode.INVALID, fields.on, directoryMessages.beforeUnit, params);
  }
  const next = nextChange(states, change.on, change.kind);
  return next <= today ? changedSince(fields.on, next) : null;
}

function findClosingProblem(
  first: UnitState,
  last: UnitState,
  states: readonly UnitState[],
  on: string,
  fields: ChangeFields,
): Problem | null {
  if (last.validTo !== always.to) return problem(ErrorCode.STATE, fields.unit, 'unitClosed');
  if (on <= first.validFrom) return problem(ErrorCode.INVALID, fields.on, 'dateOrder');
  const [next = always.to] = respects.map((kind) => nextChange(states, on, kind)).toSorted();
  return next === always.to ? null : changedSince(fields.on, next);
}

function changedSince(field: string, on: string): Problem {
  return problemWith(ErrorCode.STATE, field, directoryMessages.changedSince, { on });
}

/** A contradiction as it is answered. @param field where the parent stands in the arguments. */
export function contradictionProblem({ kind, on }: Contradiction, field: string): Problem {
  switch (kind) {
    case 'CYCLE':
      return problemWith(ErrorCode.CYCLE, field, directoryMessages.cycleFrom, { on });
    case 'PARENT_NOT_BEGUN':
      return problemWith(ErrorCode.INVALID, field, directoryMessages.beforeParent, { from: on });
    case 'PARENT_CLOSED':
      return problemWith(ErrorCode.STATE, field, directoryMessages.parentClosedFrom, { on });
    case 'TOO_DEEP':
      return problemWith(ErrorCode.INVALID, field, directoryMessages.tooDeep, { max: maxDepth });
  }
}
