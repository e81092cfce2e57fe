import type { EntityManager } from 'typeorm';
import type { CauseKind } from './assignment-cause.rules.js';

/** A unit whose assignments have to follow what happened to it. */
export interface UnitToFollow {
  seq: string;
  unitId: string;
  cause: CauseKind;
  /** The event that told of it. */
  eventId: string;
  correlationId: string;
}

/** Notes units in the transaction that takes their change over. */
export async function noteUnitsToFollow(
  tx: EntityManager,
  units: readonly Omit<UnitToFollow, 'seq'>[],
): Promise<void> {
  await tx.query(
    `insert into unit_to_follow (unit_id, cause, event_id, correlation_id)
     select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[])`,
    [
      units.map(({ unitId }) => unitId),
      units.map(({ cause }) => cause),
      units.map(({ eventId }) => eventId),
      units.map(({ correlationId }) => correlationId),
    ],
  );
}

/** What waits the longest, with all else that the same request caused, up to a limit. */
export function readUnitsToFollow(tx: EntityManager, limit: number): Promise<UnitToFollow[]> {
  return tx.query<UnitToFollow[]>(
    `select seq, unit_id as "unitId", cause, event_id as "eventId", correlation_id as "correlationId"
     from unit_to_follow
     where correlation_id = (select correlation_id from unit_to_follow order by seq limit 1)
     order by seq limit $1`,
    [limit],
  );
}

/** Forgets changes that assignments have followed. */
export async function forgetUnitsToFollow(tx: EntityManager, seqs: readonly string[]): Promise<void> {
  await tx.query('delete from unit_to_follow where seq = any($1::bigint[])', [seqs]);
}
