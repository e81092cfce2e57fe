import type { AssignmentRole } from '@rasad/event-contracts';
import {
  bearingRole,
  type ApplicabilityClause,
  type BearingUnit,
  type ExclusionClause,
} from '@rasad/import-formats';

/** Who bears an obligation. */
export interface ApplicabilityRule {
  applicability: readonly ApplicabilityClause[];
  exclusions: readonly ExclusionClause[];
}

/** A unit as the derivation sees it; dates are Gregorian, `validTo` exclusive. */
export interface DerivedUnit extends BearingUnit {
  id: string;
  validFrom: string | null;
  validTo: string | null;
}

/** A live assignment of an obligation. */
export interface LiveAssignment {
  id: string;
  unitId: string;
  role: AssignmentRole;
}

/** What has to change so that an obligation's assignments are those that its rule gives. */
export interface AssignmentPlan {
  create: { unitId: string; role: AssignmentRole }[];
  withdraw: LiveAssignment[];
}

/** Roles whose units report on the obligation; the informed only see it. */
export const reportingRoles: readonly AssignmentRole[] = ['LEAD', 'SUPPORT'];

/** Whether a unit exists, or an obligation is valid, on a day. */
export function existsOn(
  { validFrom, validTo }: Pick<DerivedUnit, 'validFrom' | 'validTo'>,
  today: string,
): boolean {
  return (validFrom === null || validFrom <= today) && (validTo === null || today < validTo);
}

/**
 * Compares what the rule gives with what is there. Another role is a withdrawal and a new assignment, so that each
 * assignment keeps one role for life.
 * @param rule null where the obligation binds nobody: its provision was repealed, or it is not valid on this day.
 */
export function planAssignments(
  rule: ApplicabilityRule | null,
  units: readonly DerivedUnit[],
  live: readonly LiveAssignment[],
  today: string,
): AssignmentPlan {
  const wanted = new Map<string, AssignmentRole>();
  for (const unit of units) {
    const role = rule !== null && existsOn(unit, today) ? bearingRole(unit, rule) : null;
    if (role !== null) wanted.set(unit.id, role);
  }
  const withdraw = live.filter((assignment) => wanted.get(assignment.unitId) !== assignment.role);
  for (const assignment of live) {
    if (wanted.get(assignment.unitId) === assignment.role) wanted.delete(assignment.unitId);
  }
  return { withdraw, create: [...wanted].map(([unitId, role]) => ({ unitId, role })) };
}
