import { OrgUnitRenamedV1, type Actor, type PayloadOf } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { EventStore, NewEvent } from '../../src/index.js';

export const system: Actor = { kind: 'SYSTEM', id: 'test', role: null, unitId: null };

/** An event that a unit was renamed, at the given version. */
export function renamed(unitId: string, version: number): NewEvent<PayloadOf<typeof OrgUnitRenamedV1>> {
  const unit = { ...OrgUnitRenamedV1.example.unit, id: unitId, version };
  return {
    aggregateId: unitId,
    aggregateVersion: version,
    payload: { unit },
    actor: system,
    unitPath: 'city/واحد',
  };
}

/** Appends the next versions of a unit, one event each. */
export async function rename(
  events: EventStore,
  tx: EntityManager,
  unitId: string,
  versions: readonly number[],
): Promise<void> {
  await events.appendAll(
    tx,
    OrgUnitRenamedV1,
    versions.map((version) => renamed(unitId, version)),
  );
}

export function newUnits(count: number): string[] {
  return Array.from({ length: count }, () => v7());
}
