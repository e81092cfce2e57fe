import type { Role } from '@rasad/event-contracts';

/** Who acted and in which capacity, as the rows of an act keep it. */
export interface StoredActor {
  kind: string;
  id: string;
  role: Role | null;
  unitId: string | null;
}

/** The expression that gives a StoredActor out of the columns of a table with a common prefix. */
export function actorColumn(alias: string, prefix: string): string {
  const at = `${alias}.${prefix}`;
  return `json_build_object('kind', ${at}_kind, 'id', ${at}_id, 'role', ${at}_role, 'unitId', ${at}_unit_id)`;
}
