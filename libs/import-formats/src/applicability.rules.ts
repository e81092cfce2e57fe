import type { AssignmentRole, OrgUnitKind } from '@rasad/event-contracts';
import type { ApplicabilityClause, ExclusionClause } from './obligations.format.js';

/** What an applicability rule looks at in a unit. */
export interface BearingUnit {
  code: string;
  kind: OrgUnitKind;
  tags: readonly string[];
  /** Codes from the root of its tree to the unit itself. */
  lineage: readonly string[];
}

const STRENGTH: readonly AssignmentRole[] = ['LEAD', 'SUPPORT', 'INFORMED'];

/** Whether a unit satisfies every list of a clause that is not empty. */
export function matchesClause(unit: BearingUnit, { kinds, tags, codes, within }: ExclusionClause): boolean {
  return (
    (kinds.length === 0 || kinds.includes(unit.kind)) &&
    (tags.length === 0 || tags.some((tag) => unit.tags.includes(tag))) &&
    (codes.length === 0 || codes.includes(unit.code)) &&
    (within.length === 0 || within.some((code) => unit.lineage.includes(code)))
  );
}

/** The role in which a unit bears an obligation, the strongest of the matching clauses; null when it bears none. */
export function bearingRole(
  unit: BearingUnit,
  rule: { applicability: readonly ApplicabilityClause[]; exclusions: readonly ExclusionClause[] },
): AssignmentRole | null {
  if (rule.exclusions.some((clause) => matchesClause(unit, clause))) return null;
  const roles = rule.applicability.filter((clause) => matchesClause(unit, clause)).map(({ role }) => role);
  return STRENGTH.find((role) => roles.includes(role)) ?? null;
}
