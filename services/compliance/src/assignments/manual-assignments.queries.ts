import type { Actor } from '@rasad/event-contracts';
import type { Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import type { LiveAssignment } from './assignment.rules.js';

/** An assignment to act on. */
export interface FoundAssignment {
  id: string;
  obligationId: string;
  unitId: string;
  unitPath: string[];
  origin: LiveAssignment['origin'];
  assignedBy: Actor;
}

/** An assignment that the caller may see; null where there is none. */
export async function findAssignment(
  tx: EntityManager,
  access: Access,
  assignmentId: string,
): Promise<FoundAssignment | null> {
  const parameters: unknown[] = [assignmentId];
  const scope = unitScopeCondition('u', access.scope('assignment.read'), parameters);
  const [found] = await tx.query<FoundAssignment[]>(
    `select a.id, a.obligation_id as "obligationId", a.unit_id as "unitId", u.path as "unitPath",
       a.origin, a.assigned_by as "assignedBy"
     from assignment a join unit u on u.id = a.unit_id where a.id = $1 and ${scope}`,
    parameters,
  );
  return found ?? null;
}

/** Notes how many events an obligation has. */
export async function writeLogVersion(
  tx: EntityManager,
  { id, logVersion }: { id: string; logVersion: number },
): Promise<void> {
  await tx.query('update obligation set log_version = $2 where id = $1', [id, logVersion]);
}
