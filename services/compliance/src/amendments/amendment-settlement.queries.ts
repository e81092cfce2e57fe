import type { Actor } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { lockedTaskColumns, type LockedTask } from '../tasks/task-lock.queries.js';
import { openStatuses } from '../tasks/task.rules.js';
import type { UnsettledAmendment } from './amended-obligation.js';
import { amendedObligationColumns } from './amendment-marks.queries.js';
import type { TaskAmendment } from './amendment.rules.js';

/** Holds one amended obligation whose tasks are to be seen to; what another replica holds is left to it. */
export async function lockUnsettled(tx: EntityManager, today: string): Promise<UnsettledAmendment | null> {
  const [row] = await tx.query<UnsettledAmendment[]>(
    `select m.id as "amendmentId", m.expression_id as "expressionId", m.amended_by as "amendedBy",
       m.provision_id as "touchedProvisionId",
       m.period_key as "periodKey", m.settled_up_to as "settledUpTo", x.label as "expressionLabel",
       p.label as "provisionLabel", ${amendedObligationColumns}
     from obligation_amendment m join expression x on x.id = m.expression_id
       join obligation o on o.id = m.obligation_id join provision p on p.id = m.provision_id
     where m.settled_at is null and m.takes_effect_on <= $1::date
     order by m.takes_effect_on, m.id limit 1 for no key update of m skip locked`,
    [today],
  );
  return row ?? null;
}

/** A task that an amendment may concern. */
export type AmendableTask = LockedTask & { periodKey: string };

/** Locks an obligation and its next tasks that are open or accepted for an occurrence, of units that bear it. */
export async function lockAmendableTasks(
  tx: EntityManager,
  { obligationId, periodKey, after }: { obligationId: string; periodKey: string; after: string | null },
  limit: number,
): Promise<AmendableTask[]> {
  await tx.query('select from obligation where id = $1 for no key update', [obligationId]);
  return tx.query<AmendableTask[]>(
    `select ${lockedTaskColumns}, t.period_key as "periodKey" from task t
       join assignment a on a.id = t.assignment_id join unit u on u.id = t.unit_id
       join obligation o on o.id = t.obligation_id
     where t.obligation_id = $1 and a.withdrawn_at is null and ($2::uuid is null or t.id > $2)
       and (t.status = any($3::text[]) or (t.status = 'ACCEPTED' and t.period_key = $4))
     order by t.id limit $5 for no key update of t`,
    [obligationId, after, openStatuses, periodKey, limit],
  );
}

/** A task before and after its amendment. */
export interface AmendedTask {
  before: LockedTask;
  after: LockedTask;
  amendment: TaskAmendment;
}

const steps: Record<TaskAmendment, string> = { REOPEN: 'TASK_REOPENED', NOTE: 'TASK_AMENDED' };

/** Writes amended tasks and their history, one statement each for any number of them. */
export async function writeAmended(
  tx: EntityManager,
  tasks: readonly AmendedTask[],
  cause: { expressionId: string; note: string; actor: Actor; at: Date },
): Promise<void> {
  const rows = tasks.map(({ before, after, amendment }) => ({
    id: after.id,
    version: after.version,
    from: before.status,
    to: after.status,
    result: after.result,
    judgedBy: after.judgedByVersion,
    type: steps[amendment],
  }));
  const record = `jsonb_to_recordset($1::jsonb) as r (id uuid, version integer, "from" text, "to" text,
    result text, "judgedBy" integer, type text)`;
  await tx.query(
    `update task set status = r."to", result = r.result, version = r.version, updated_at = $2,
       judged_by_version = r."judgedBy"
     from ${record} where task.id = r.id`,
    [JSON.stringify(rows), cause.at],
  );
  await tx.query(
    `insert into task_event (task_id, version, from_status, to_status, result, type, note, at, actor_id, actor_kind,
       actor_role, actor_unit_id, actor_position, actor_on_behalf_of, amended_by)
     select r.id, r.version, r."from", r."to", r.result, r.type, $2, $3::timestamptz, $4, $5, $6, $7::uuid,
       $8::jsonb, $9, $10::uuid
     from ${record}`,
    [
      JSON.stringify(rows),
      cause.note,
      cause.at,
      cause.actor.id,
      cause.actor.kind,
      cause.actor.role,
      cause.actor.unitId,
      cause.actor.position ?? null,
      cause.actor.onBehalfOf ?? null,
      cause.expressionId,
    ],
  );
}

/** Notes how far the tasks of an amended obligation have been seen to. @param settledAt null while some are left. */
export async function noteSettled(
  tx: EntityManager,
  amendmentId: string,
  reached: { periodKey: string; settledUpTo: string | null; settledAt: Date | null },
): Promise<void> {
  await tx.query(
    `update obligation_amendment set period_key = $2, settled_up_to = coalesce($3::uuid, settled_up_to),
       settled_at = $4::timestamptz where id = $1`,
    [amendmentId, reached.periodKey, reached.settledUpTo, reached.settledAt],
  );
}
