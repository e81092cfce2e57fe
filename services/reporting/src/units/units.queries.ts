import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';

/** Keeps what an event said of a unit, for questions about the past. */
export async function insertUnitHistory(
  tx: EntityManager,
  unit: OrgUnitSnapshot,
  occurredAt: string,
): Promise<void> {
  await tx.query(
    `insert into unit_history (unit_id, version, occurred_at, parent_id, kind, position, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      unit.id,
      unit.version,
      occurredAt,
      unit.parentId,
      unit.kind,
      unit.position,
      unit.validFrom,
      unit.validTo,
    ],
  );
}

/** The top-most units of a scope: disjoint, and together all of its reach. */
export async function findReach(manager: EntityManager, scope: UnitScope): Promise<string[]> {
  const rows = scope.anywhere
    ? await manager.query<{ id: string }[]>('select id from unit where cardinality(path) = 1')
    : await manager.query<{ id: string }[]>(
        `select id from unit where id = any($1::uuid[]) and not path[1:cardinality(path) - 1] && $1::uuid[]`,
        [scope.subtreeOf],
      );
  return rows.map((row) => row.id).sort();
}

/** Whether a unit exists and is in a scope. */
export async function isUnitInScope(
  manager: EntityManager,
  scope: UnitScope,
  unitId: string,
): Promise<boolean> {
  const parameters: unknown[] = [unitId];
  const inScope = unitScopeCondition('unit', scope, parameters);
  const rows = await manager.query<unknown[]>(`select from unit where id = $1 and ${inScope}`, parameters);
  return rows.length > 0;
}
