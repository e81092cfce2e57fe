import type { Problem } from '@rasad/service-kit';

/** What an import does to one thing, as it is shown beforehand and answered afterwards. */
export interface PlannedChange {
  action: 'CREATE' | 'UPDATE' | 'MOVE' | 'CLOSE' | 'KEEP';
  entity: 'OrgUnit' | 'Person' | 'ServiceAccount' | 'Grant';
  /** Code of a unit, username of an account, username, role and scope of a grant. */
  code: string;
  /** Names of the fields that change, or from where to where it moves. */
  detail: string | null;
}

/** Why the document cannot be imported, and at which place of it. */
export interface PlannedProblem {
  path: (string | number)[];
  problem: Problem;
}
