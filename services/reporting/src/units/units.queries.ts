import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';

/** A unit as one event states it. */
export interface UnitObservation extends OrgUnitSnapshot {
  /** From when on it is so: UTC instant, ISO 8601. */
  occurredAt: string;
}

/** Keeps what events said of units, for questions about the past; an event that comes twice leaves one row. */
export async function insertUnitHistory(tx: EntityManager, units: readonly UnitObservation[]): Promise<void> {
  await tx.query(
    `insert into unit_history (unit_id, version, occurred_at, parent_id, kind, position, valid_from, valid_to)
     select id, version, "occurredAt", "parentId", kind, position, "validFrom", "validTo"
     from jsonb_to_recordset($1) as unit (id uuid, version integer, "occurredAt" timestamptz, "parentId" uuid,
       kind text, position integer, "validFrom" date, "validTo" date)
     on conflict do nothing`,
    [JSON.stringify(units)],
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
