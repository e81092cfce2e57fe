import { laneCount } from '../messaging.options.js';

/** The lane of an aggregate: FNV-1a of its id modulo the number of lanes. */
export function laneOf(aggregateId: string): number {
  return fnv1a(aggregateId) % laneCount;
}

/** 32-bit FNV-1a, unsigned. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Lanes that one of so many replicas should own: their even share, rounded up so that none is left over. */
export function laneQuota(lanes: number, replicas: number): number {
  return Math.ceil(lanes / Math.max(1, replicas));
}
