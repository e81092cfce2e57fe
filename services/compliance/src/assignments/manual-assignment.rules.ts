import type { Actor, AssignmentRole } from '@rasad/event-contracts';
import { ErrorCode, findTextProblem, problem, problemWith, type Problem } from '@rasad/service-kit';
import { complianceMessages } from '../messages.js';
import type { DerivedUnit, LiveAssignment } from './assignment.rules.js';
import type { DerivedObligation } from './derived-obligation.js';
import { existsOn, hasEnded } from './succession.rules.js';

/** Longest reason, in characters. */
const maxReason = 2_000;

/** Why a reason cannot be kept, or null. */
export function reasonProblem(reason: string): Problem | null {
  return findTextProblem(reason, 'input.reason', maxReason);
}

/** Why an obligation cannot be laid on a unit on a day, or null: it binds nobody then. */
export function retiredProblem(
  obligation: Pick<DerivedObligation, 'binding' | 'validFrom' | 'validTo'>,
  today: string,
): Problem | null {
  if (obligation.binding && existsOn(obligation, today)) return null;
  return problemWith(ErrorCode.STATE, 'input.obligationId', complianceMessages.obligationNotBinding);
}

/** Why nothing can be laid on a unit on a day, or null. */
export function unitProblem(unit: Pick<DerivedUnit, 'validFrom' | 'validTo'>, today: string): Problem | null {
  if (existsOn(unit, today)) return null;
  return hasEnded(unit, today)
    ? problem(ErrorCode.STATE, 'input.unitId', 'unitClosed')
    : problemWith(ErrorCode.STATE, 'input.unitId', complianceMessages.unitNotOpen);
}

/** That a unit has the obligation already, in whatever role, or null. */
export function duplicateProblem(live: Pick<LiveAssignment, 'role'> | undefined): Problem | null {
  if (!live) return null;
  const params: { role: AssignmentRole } = { role: live.role };
  return problemWith(ErrorCode.DUPLICATE, 'input.unitId', complianceMessages.alreadyAssigned, params);
}

/**
 * Why a manager cannot withdraw an assignment, or null: managers take back what managers laid on units by hand, never what
 * a rule or those above them did.
 */
export function withdrawalProblem({
  origin,
  assignedBy,
}: {
  origin: LiveAssignment['origin'];
  assignedBy: Pick<Actor, 'role'>;
}): Problem | null {
  if (origin === 'MANUAL' && assignedBy.role === 'UNIT_MANAGER') return null;
  return problemWith(ErrorCode.NOT_ALLOWED, 'input.assignmentId', complianceMessages.notOwnAssignment);
}

/** That an assignment has ended already. */
export function withdrawnProblem(): Problem {
  return problemWith(ErrorCode.STATE, 'input.assignmentId', complianceMessages.assignmentWithdrawn);
}
