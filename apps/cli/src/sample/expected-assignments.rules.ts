import {
  bearingRole,
  bearingUnits,
  type ObligationsDocument,
  type OrganisationDocument,
} from '@rasad/import-formats';

/** An obligation and a unit that bears it. */
export interface BearingPair {
  obligation: string;
  unit: string;
}

/** Who has to bear what once everything is derived; units that are merely informed are left out. */
export function expectedAssignments(
  { units }: OrganisationDocument,
  { obligations }: ObligationsDocument,
): BearingPair[] {
  const candidates = bearingUnits(units);
  return obligations.flatMap((obligation) =>
    candidates
      .filter((unit) => {
        const role = bearingRole(unit, obligation);
        return role === 'LEAD' || role === 'SUPPORT';
      })
      .map((unit) => ({ obligation: obligation.code, unit: unit.code })),
  );
}

/** The expected pairs that are not there yet. */
export function missingAssignments(
  expected: readonly BearingPair[],
  present: readonly BearingPair[],
): BearingPair[] {
  const known = new Set(present.map(({ obligation, unit }) => `${obligation} ${unit}`));
  return expected.filter(({ obligation, unit }) => !known.has(`${obligation} ${unit}`));
}
