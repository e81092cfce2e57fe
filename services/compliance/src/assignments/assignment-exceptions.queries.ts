import type { EntityManager } from 'typeorm';
import type { ActorInCapacity } from './derived-obligation.js';

/** Units that are freed of obligations, by obligation. */
export async function readExemptUnits(
  tx: EntityManager,
  obligationIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await tx.query<{ obligationId: string; unitIds: string[] }[]>(
    `select obligation_id as "obligationId", array_agg(unit_id) as "unitIds" from assignment_exception
     where obligation_id = any($1::uuid[]) and lifted_at is null group by obligation_id`,
    [obligationIds],
  );
  return new Map(rows.map(({ obligationId, unitIds }) => [obligationId, new Set(unitIds)]));
}

/** Frees a unit of an obligation; one that is freed already stays so. */
export async function insertException(
  tx: EntityManager,
  exception: { id: string; assignmentId: string; obligationId: string; unitId: string; reason: string },
  decidedBy: ActorInCapacity,
  at: Date,
): Promise<void> {
  const { id, assignmentId, obligationId, unitId, reason } = exception;
  await tx.query(
    `insert into assignment_exception (id, assignment_id, obligation_id, unit_id, reason, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (obligation_id, unit_id) where lifted_at is null do nothing`,
    [id, assignmentId, obligationId, unitId, reason, decidedBy, at],
  );
}

/** Ends that a unit is freed of an obligation, where it is. */
export async function liftException(
  tx: EntityManager,
  { obligationId, unitId }: { obligationId: string; unitId: string },
  liftedBy: ActorInCapacity,
  at: Date,
): Promise<void> {
  await tx.query(
    `update assignment_exception set lifted_by = $3, lifted_at = $4
     where obligation_id = $1 and unit_id = $2 and lifted_at is null`,
    [obligationId, unitId, liftedBy, at],
  );
}
