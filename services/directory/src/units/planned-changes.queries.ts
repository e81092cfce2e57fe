import type { Actor } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { UnitChange } from './unit-change.rules.js';

/** A change that takes effect on a day to come, and who decided it. */
export interface PlannedUnitChange {
  id: string;
  change: UnitChange;
  actor: Actor;
  correlationId: string;
}

/** Keeps a change for its day; one of the same unit, kind and day that was planned before is replaced. */
export async function planChange(tx: EntityManager, planned: PlannedUnitChange): Promise<void> {
  const { id, change, actor, correlationId } = planned;
  await tx.query(
    `delete from planned_unit_change where unit_id = $1 and effective_on = $2 and kind = $3 and carried_out_at is null`,
    [change.unitId, change.on, change.kind],
  );
  await tx.query(
    `insert into planned_unit_change (id, unit_id, effective_on, kind, change, actor, correlation_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, change.unitId, change.on, change.kind, change, actor, correlationId],
  );
}

/** Changes whose day has come, in the order in which they take effect. */
export function findDueChanges(tx: EntityManager, today: string): Promise<PlannedUnitChange[]> {
  return tx.query(
    `select id, change, actor, correlation_id as "correlationId" from planned_unit_change
     where carried_out_at is null and effective_on <= $1::date order by effective_on, seq`,
    [today],
  );
}

/** Whether there is a change whose day has come. */
export async function isAnyDue(manager: EntityManager, today: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'select from planned_unit_change where carried_out_at is null and effective_on <= $1::date limit 1',
    [today],
  );
  return rows.length > 0;
}

/** Forgets planned closings of units that were closed otherwise. */
export async function dropPlannedClosings(tx: EntityManager, unitIds: readonly string[]): Promise<void> {
  await tx.query(
    `delete from planned_unit_change
     where unit_id = any($1::uuid[]) and kind = 'CLOSED' and carried_out_at is null`,
    [unitIds],
  );
}

/** What is still to come for a unit on a day or later, the first of it; null where nothing is. */
export async function findPlannedFrom(
  tx: EntityManager,
  unitId: string,
  from: string,
): Promise<string | null> {
  const [row] = await tx.query<{ on: string | null }[]>(
    `select min(effective_on)::text as "on" from planned_unit_change
     where unit_id = $1 and effective_on >= $2::date and carried_out_at is null`,
    [unitId, from],
  );
  return row?.on ?? null;
}

/** Notes that a change has taken effect. */
export async function markCarriedOut(tx: EntityManager, id: string): Promise<void> {
  await tx.query('update planned_unit_change set carried_out_at = clock_timestamp() where id = $1', [id]);
}
