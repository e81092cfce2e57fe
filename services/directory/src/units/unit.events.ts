import type { OrgUnitSnapshot, PlannedUnitChangeSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
import type { UnitChange } from './unit-change.rules.js';
import type { Unit } from './unit.rules.js';

/** An event about a unit as it stands now; `more` is what its payload holds besides the unit. */
export function unitEvent<M extends object>(unit: Unit, act: Act, more: M) {
  return {
    aggregateId: unit.id,
    aggregateVersion: unit.version,
    ...act,
    payload: { unit: snapshotOf(unit), ...more },
  };
}

function snapshotOf(unit: Unit): OrgUnitSnapshot {
  const { id, code, kind, name, parentId, position, tags, validFrom, validTo, sample, version } = unit;
  const snapshot = { id, code, kind, name, parentId, position, tags, validFrom, validTo, sample, version };
  return unit.successorIds.length > 0 ? { ...snapshot, successorIds: unit.successorIds } : snapshot;
}

/** A planned change as its event tells it. */
export function plannedChangeSnapshot(id: string, change: UnitChange): PlannedUnitChangeSnapshot {
  const planned = { id, effectiveOn: change.on };
  switch (change.kind) {
    case 'RENAMED':
      return { ...planned, kind: change.kind, name: change.values.name };
    case 'RETAGGED':
      return { ...planned, kind: change.kind, unitKind: change.values.kind, tags: change.values.tags };
    case 'MOVED':
      return { ...planned, kind: change.kind, parentId: change.values.parentId };
    case 'CLOSED':
      return { ...planned, kind: change.kind, cause: change.cause, successorIds: change.successorIds };
  }
}
