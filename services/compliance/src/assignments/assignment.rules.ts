import type { AssignmentRole, LocalizedText } from '@rasad/event-contracts';
import {
  bearingRole,
  matchesClause,
  type ApplicabilityClause,
  type BearingUnit,
  type ExclusionClause,
} from '@rasad/import-formats';
import { existsOn, Succession } from './succession.rules.js';

/** Who bears an obligation. */
export interface ApplicabilityRule {
  applicability: readonly ApplicabilityClause[];
  exclusions: readonly ExclusionClause[];
}

/** A unit as the derivation sees it; dates are Gregorian, `validTo` exclusive. */
export interface DerivedUnit extends BearingUnit {
  id: string;
  name: LocalizedText;
  validFrom: string | null;
  validTo: string | null;
  /** Row ids of the units that take over once it is closed. */
  successorIds: readonly string[];
}

/** How an assignment came to be: a rule gives it, or somebody laid it on the unit by hand, with a reason. */
export type AssignmentOrigin = { origin: 'RULE'; reason: null } | { origin: 'MANUAL'; reason: string };

/** A live assignment of an obligation. */
export type LiveAssignment = AssignmentOrigin & {
  id: string;
  unitId: string;
  role: AssignmentRole;
};

/** An assignment to make. */
export type PlannedAssignment = AssignmentOrigin & {
  unitId: string;
  role: AssignmentRole;
  /** The closed unit whose part is taken over; null where the rule names the unit itself. */
  predecessor: DerivedUnit | null;
};

/** An assignment to end. */
export interface PlannedWithdrawal {
  assignment: LiveAssignment;
  /** EXEMPTION frees the unit: no rule gives it back. */
  why: 'LAW' | 'UNIT_ENDED' | 'RULE' | 'DECISION' | 'EXEMPTION';
  /** Row ids of the units that go on with its begun tasks, the first that can. */
  heirIds: readonly string[];
}

/** What has to change so that an obligation's assignments are those that its rule gives. */
export interface AssignmentPlan {
  create: PlannedAssignment[];
  withdraw: PlannedWithdrawal[];
}

/** Roles whose units report on the obligation; the informed only see it. */
export const reportingRoles: readonly AssignmentRole[] = ['LEAD', 'SUPPORT'];

const strength: readonly AssignmentRole[] = ['LEAD', 'SUPPORT', 'INFORMED'];

type Wanted = Map<string, PlannedAssignment>;

/**
 * Compares what the rule gives with what is there. Another role is a withdrawal and a new assignment, so that each
 * assignment keeps one role for life. What was laid on a unit by hand stays while the law binds and the unit exists, or
 * waits for whoever stands in for it.
 * @param rule null where the obligation binds nobody: its provision is not law, or it is not valid on this day.
 * @param units with every unit also its successors and predecessors.
 * @param exempt row ids of units that somebody freed of the obligation: no rule gives it to them, or through them to
 *   whoever stands in for them.
 */
export function planAssignments(
  rule: ApplicabilityRule | null,
  units: readonly DerivedUnit[],
  live: readonly LiveAssignment[],
  today: string,
  exempt: ReadonlySet<string> = new Set(),
): AssignmentPlan {
  const succession = new Succession(units, today);
  const wanted = rule === null ? new Map() : wantedByRule(rule, units, succession, today, exempt);
  if (rule !== null) addInheritedByHand(wanted, live, succession);
  for (const unitId of exempt) wanted.delete(unitId);
  const withdraw: PlannedWithdrawal[] = [];
  for (const assignment of live) {
    const unit = succession.unit(assignment.unitId);
    if (isRight(assignment, unit, wanted, rule, succession)) wanted.delete(assignment.unitId);
    else withdraw.push(withdrawalOf(assignment, unit, succession, rule));
  }
  return { withdraw, create: [...wanted.values()] };
}

/** What the rule gives to units themselves and, where it gives more, to those that stand in for closed ones. */
function wantedByRule(
  rule: ApplicabilityRule,
  units: readonly DerivedUnit[],
  succession: Succession,
  today: string,
  exempt: ReadonlySet<string>,
): Wanted {
  const wanted: Wanted = new Map();
  for (const unit of units) {
    const role = existsOn(unit, today) ? bearingRole(unit, rule) : null;
    if (role !== null) wanted.set(unit.id, byRule(unit, role, null));
  }
  for (const predecessor of units.filter(
    ({ id, successorIds }) => successorIds.length > 0 && !exempt.has(id),
  )) {
    const role = bearingRole(predecessor, rule);
    if (role === null) continue;
    for (const heir of succession.heirsOf(predecessor)) {
      if (isExcluded(heir, rule)) continue;
      if (isStronger(role, wanted.get(heir.id)?.role)) wanted.set(heir.id, byRule(heir, role, predecessor));
    }
  }
  return wanted;
}

/** What was laid by hand on a unit that ended passes to its heirs, unless the rule gives them a part already. */
function addInheritedByHand(wanted: Wanted, live: readonly LiveAssignment[], succession: Succession): void {
  for (const { unitId, role, ...origin } of live) {
    const predecessor = succession.unit(unitId);
    if (origin.origin === 'RULE' || !predecessor) continue;
    for (const heir of succession.heirsOf(predecessor)) {
      if (wanted.has(heir.id)) continue;
      wanted.set(heir.id, { origin: 'MANUAL', reason: origin.reason, unitId: heir.id, role, predecessor });
    }
  }
}

function isRight(
  assignment: LiveAssignment,
  unit: DerivedUnit | undefined,
  wanted: Wanted,
  rule: ApplicabilityRule | null,
  succession: Succession,
): boolean {
  if (assignment.origin === 'MANUAL') {
    return rule !== null && unit !== undefined && (!succession.hasEnded(unit) || succession.awaitsHeir(unit));
  }
  return wanted.get(assignment.unitId)?.role === assignment.role;
}

function withdrawalOf(
  assignment: LiveAssignment,
  unit: DerivedUnit | undefined,
  succession: Succession,
  rule: ApplicabilityRule | null,
): PlannedWithdrawal {
  if (rule === null) return { assignment, why: 'LAW', heirIds: [] };
  if (!unit || !succession.hasEnded(unit)) return { assignment, why: 'RULE', heirIds: [] };
  return { assignment, why: 'UNIT_ENDED', heirIds: succession.heirsOf(unit).map(({ id }) => id) };
}

function byRule(
  { id: unitId }: DerivedUnit,
  role: AssignmentRole,
  predecessor: DerivedUnit | null,
): PlannedAssignment {
  return { origin: 'RULE', reason: null, unitId, role, predecessor };
}

function isExcluded(unit: DerivedUnit, rule: ApplicabilityRule): boolean {
  return rule.exclusions.some((clause) => matchesClause(unit, clause));
}

function isStronger(role: AssignmentRole, than: AssignmentRole | undefined): boolean {
  return than === undefined || strength.indexOf(role) < strength.indexOf(than);
}
