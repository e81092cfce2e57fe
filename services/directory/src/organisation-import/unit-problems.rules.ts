import type { OrganisationUnit } from '@rasad/import-formats';
import { ErrorCode, problem, type Access, type PrincipalGrant } from '@rasad/service-kit';
import { outlives } from '../period.rules.js';
import { findDepthProblem, findParentProblem, type Unit } from '../units/unit.rules.js';
import type { PlannedProblem } from './planned-change.js';
import type { UnitPlan, UnitStep } from './unit-plan.rules.js';

const field = 'input.document';

/** Why the tree cannot become so: everything that one change at a time would refuse too, at its place in the document. */
export function findUnitProblems(wanted: readonly OrganisationUnit[], plan: UnitPlan): PlannedProblem[] {
  const places = new Map(wanted.map(({ code }, index) => [plan.ids.get(code), index]));
  return [...plan.tree.values()].flatMap((unit) => {
    const parent = unit.parentId === null ? null : (plan.tree.get(unit.parentId) ?? null);
    const own = places.get(unit.id);
    return own === undefined
      ? findProblemsOfOther(unit, parent, places.get(parent?.id))
      : findProblemsOfNamed(unit, parent, own);
  });
}

function findProblemsOfNamed(unit: Unit, parent: Unit | null, index: number): PlannedProblem[] {
  const at = (name: string) => ['units', index, name];
  const problems: PlannedProblem[] = [];
  const deep = findDepthProblem([unit], field);
  if (deep) problems.push({ path: at('parent'), problem: deep });
  if (unit.validFrom !== null && unit.validTo !== null && unit.validTo <= unit.validFrom) {
    problems.push({ path: at('validTo'), problem: problem(ErrorCode.INVALID, field, 'dateOrder') });
  }
  const orphaned = parent && isLeftBehind(unit, parent);
  if (orphaned) {
    problems.push({ path: at('parent'), problem: problem(ErrorCode.STATE, field, 'parentClosed') });
  }
  const early = parent && findParentProblem({ ...parent, validTo: null }, unit.validFrom, field);
  if (early) problems.push({ path: at('validFrom'), problem: early });
  return problems;
}

/** A unit that the document does not name suffers from what the document says about its parent. */
function findProblemsOfOther(
  unit: Unit,
  parent: Unit | null,
  parentIndex: number | undefined,
): PlannedProblem[] {
  if (!parent || parentIndex === undefined) return [];
  const problems: PlannedProblem[] = [];
  const deep = findDepthProblem([unit], field);
  if (deep) problems.push({ path: ['units', parentIndex, 'parent'], problem: deep });
  if (isLeftBehind(unit, parent)) {
    const open = problem(ErrorCode.STATE, field, 'unitHasOpenChildren');
    problems.push({ path: ['units', parentIndex, 'validTo'], problem: open });
  }
  return problems;
}

function isLeftBehind(unit: Unit, parent: Unit): boolean {
  return parent.validTo !== null && outlives(unit, parent.validTo);
}

/** Steps whose place the caller does not administer, and the capacity for the others. */
export interface UnitRights {
  capacities: Map<UnitStep, PrincipalGrant>;
  denied: UnitStep[];
}

/** Under which grant each step is allowed: both places of a move, the parent of a new unit, else the unit. */
export function findUnitRights(plan: UnitPlan, access: Access): UnitRights {
  const rights: UnitRights = { capacities: new Map(), denied: [] };
  for (const step of plan.steps) {
    const [capacity, ...others] = placesTouched(step, plan).map((path) =>
      access.capacity('org-unit.manage', path),
    );
    if (capacity && others.every((other) => other !== null)) rights.capacities.set(step, capacity);
    else rights.denied.push(step);
  }
  return rights;
}

function placesTouched(step: UnitStep, plan: UnitPlan): string[][] {
  const parentPath = step.unit.parentId === null ? [] : (plan.tree.get(step.unit.parentId)?.path ?? []);
  if (step.kind === 'CREATED') return [parentPath];
  if (step.kind === 'MOVED') return [parentPath, step.before.path.slice(0, -1)];
  return [step.before?.path ?? []];
}
