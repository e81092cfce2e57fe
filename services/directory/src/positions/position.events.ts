import type { PositionSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
import type { Position } from './position.rules.js';

/** An event about a post as it stands now. */
export function positionEvent(position: Position, act: Act) {
  return {
    aggregateId: position.id,
    aggregateVersion: position.version,
    ...act,
    payload: { position: snapshotOf(position) },
  };
}

function snapshotOf(position: Position): PositionSnapshot {
  const { id, unitId, code, title, kind, sensitive, seats, validFrom, validTo, sample, version } = position;
  return { id, unitId, code, title, kind, sensitive, seats, validFrom, validTo, sample, version };
}
