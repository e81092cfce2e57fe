import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
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
  return { id, code, kind, name, parentId, position, tags, validFrom, validTo, sample, version };
}
