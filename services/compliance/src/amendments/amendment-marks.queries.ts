import type { EntityManager } from 'typeorm';
import type { ProvisionTouch } from '../instruments/touched-provisions.rules.js';
import { openStatuses } from '../tasks/task.rules.js';
import type { AmendedObligation, AmendmentActor } from './amended-obligation.js';

/** Columns of an AmendedObligation over `obligation o`. */
export const amendedObligationColumns = `o.id, o.provision_id as "provisionId", o.cadence, o.period`;

/** Obligations drawn from any of some provisions, each with the first of these that it was drawn from. */
export function readAmendedObligations(
  tx: EntityManager,
  provisionIds: readonly string[],
): Promise<(AmendedObligation & { touchedProvisionId: string })[]> {
  return tx.query(
    `select distinct on (p.position, o.code, o.id) ${amendedObligationColumns},
       drawn.provision_id as "touchedProvisionId"
     from (
       select id as obligation_id, provision_id, -1 as place from obligation where provision_id = any($1::uuid[])
       union all
       select obligation_id, provision_id, place from obligation_provision where provision_id = any($1::uuid[])
     ) drawn join obligation o on o.id = drawn.obligation_id join provision p on p.id = o.provision_id
     order by p.position, o.code, o.id, drawn.place`,
    [provisionIds],
  );
}

/** How many units bear obligations, and how their tasks stand: accepted ones of one occurrence each, and all open ones. */
export function countWork(
  tx: EntityManager,
  asked: readonly { obligationId: string; periodKey: string }[],
): Promise<{ obligationId: string; assignments: number; tasksToReopen: number; openTasks: number }[]> {
  return tx.query(
    `select asked.id as "obligationId",
       (select count(*)::int from assignment a where a.obligation_id = asked.id and a.withdrawn_at is null)
         as assignments, tasks.*
     from unnest($1::uuid[], $2::text[]) as asked (id, period_key) cross join lateral (
       select count(*) filter (where t.status = 'ACCEPTED' and t.period_key = asked.period_key)::int
           as "tasksToReopen",
         count(*) filter (where t.status = any($3::text[]))::int as "openTasks"
       from task t join assignment a on a.id = t.assignment_id
       where t.obligation_id = asked.id and a.withdrawn_at is null) tasks`,
    [asked.map(({ obligationId }) => obligationId), asked.map(({ periodKey }) => periodKey), openStatuses],
  );
}

/** A mark to insert: an obligation and the expression that touches it. */
export interface NewMark {
  id: string;
  obligationId: string;
  provisionId: string;
  change: ProvisionTouch;
  takesEffectOn: string;
  /** UTC instant at which nothing more is to be done about its tasks; null where they are still to be seen to. */
  settledAt: Date | null;
}

/** Marks obligations of a changed text. */
export async function insertMarks(
  tx: EntityManager,
  marks: readonly NewMark[],
  expressionId: string,
  by: AmendmentActor,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into obligation_amendment (id, obligation_id, expression_id, provision_id, change, amended_at, amended_by,
       takes_effect_on, settled_at)
     select r.id, r."obligationId", $2::uuid, r."provisionId", r.change, $3::timestamptz, $4::jsonb,
       r."takesEffectOn", r."settledAt"
     from jsonb_to_recordset($1::jsonb) as r (id uuid, "obligationId" uuid, "provisionId" uuid, change text,
       "takesEffectOn" date, "settledAt" timestamptz)`,
    [JSON.stringify(marks), expressionId, at, by],
  );
}

/** Takes one version of each obligation's events, in one order for all. @returns it by the obligation's row id. */
export async function takeObligationVersions(
  tx: EntityManager,
  obligationIds: readonly string[],
): Promise<Map<string, number>> {
  const [rows] = await tx.query<[{ id: string; logVersion: number }[], number]>(
    `update obligation o set log_version = o.log_version + 1
     from (select id from obligation where id = any($1::uuid[]) order by id for no key update) held
     where o.id = held.id returning o.id, o.log_version as "logVersion"`,
    [obligationIds],
  );
  return new Map(rows.map(({ id, logVersion }) => [id, logVersion]));
}
