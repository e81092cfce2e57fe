import type { Problem } from '@rasad/service-kit';

/** What an import does to one thing, as it is shown beforehand and answered afterwards. */
export interface PlannedChange {
  action: 'CREATE' | 'UPDATE' | 'MOVE' | 'CLOSE' | 'KEEP';
  entity: 'OrgUnit' | 'Position' | 'Person' | 'ServiceAccount' | 'Appointment' | 'Grant';
  /** Code of a unit or post, username of an account, username and post of an appointment, and role and scope of a grant. */
  code: string;
  /** Names of the fields that change, or from where to where it moves. */
  detail: string | null;
}

/** Rows to store, where steps follow one another: of several states of one row the last. */
export function latestOf<T extends { id: string }>(states: readonly T[]): T[] {
  return [...new Map(states.map((row) => [row.id, row])).values()];
}

/** Why the document cannot be imported, and at which place of it. */
export interface PlannedProblem {
  path: (string | number)[];
  problem: Problem;
}
