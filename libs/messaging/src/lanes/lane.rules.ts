import { laneCount } from '../messaging.options.js';

/** The lane of an aggregate: a hash of its id modulo the number of lanes. Never change it: lanes are stored. */
export function laneOf(aggregateId: string): number {
  return hash32(aggregateId) % laneCount;
}

/** FNV-1a, then MurmurHash3's finalizer, since FNV's low bits alone share ids out unevenly; 32 bits, unsigned. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Lanes that one of so many replicas should own: their even share, rounded up so that none is left over. */
export function laneQuota(lanes: number, replicas: number): number {
  return Math.ceil(lanes / Math.max(1, replicas));
}
