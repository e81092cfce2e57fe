import type { EntityManager } from 'typeorm';
import { reportingRoles } from '../assignments/assignment.rules.js';

/** Whether a provision is law on a day. */
export async function provisionBinds(
  tx: EntityManager,
  provisionId: string,
  today: string,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select from provision where id = $1 and status <> 'REPEALED'
       and (binds_from is null or binds_from <= $2::date)`,
    [provisionId, today],
  );
  return rows.length > 0;
}

/** How many tasks of an obligation are accepted. */
export async function countAccepted(tx: EntityManager, obligationId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from task where obligation_id = $1 and status = 'ACCEPTED'`,
    [obligationId],
  );
  return row?.count ?? 0;
}

/** How many live assignments, apart from those to be withdrawn, report and lack the task of an occurrence. */
export async function countUnopened(
  tx: EntityManager,
  obligationId: string,
  periodKey: string,
  withdrawnAssignmentIds: readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from assignment a
     where a.obligation_id = $1 and a.withdrawn_at is null and a.role = any($4::text[]) and a.id <> all($3::uuid[])
       and not exists (select from task t where t.assignment_id = a.id and t.period_key = $2)`,
    [obligationId, periodKey, withdrawnAssignmentIds, reportingRoles],
  );
  return row?.count ?? 0;
}

/** Where units stand, for their working days. */
export function readUnitPaths(
  tx: EntityManager,
  unitIds: readonly string[],
): Promise<{ unitId: string; unitPath: string[] }[]> {
  return tx.query<{ unitId: string; unitPath: string[] }[]>(
    `select id as "unitId", path as "unitPath" from unit where id = any($1::uuid[])`,
    [unitIds],
  );
}
