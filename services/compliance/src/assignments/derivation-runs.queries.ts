import type { EntityManager } from 'typeorm';
import type { DerivationRunRow, RunRequest } from './derivation-run.js';
import type { DerivationCounts } from './derived-obligation.js';

/** Columns of a DerivationRunRow over `derivation_run r`. */
export const runColumns = `r.id, r.instrument_id as "instrumentId", r.choice, r.cause, r.actor,
  r.correlation_id as "correlationId", r.day::text as day, r.state, r.failure,
  r.last_obligation_id as "lastObligationId", r.obligations_total as "obligationsTotal",
  r.obligations_done as "obligationsDone", r.assignments_created as "assignmentsCreated",
  r.assignments_withdrawn as "assignmentsWithdrawn", r.tasks_opened as "tasksOpened",
  r.tasks_inherited as "tasksInherited", r.requested_at as "requestedAt", r.started_at as "startedAt",
  r.finished_at as "finishedAt"`;

/** Inserts a run unless one of the same instrument is open. @returns whether it was inserted. */
export async function insertRun(
  tx: EntityManager,
  run: RunRequest & { id: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into derivation_run (id, instrument_id, choice, cause, actor, correlation_id, day, requested_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [run.id, run.instrumentId, run.choice, run.cause, run.actor, run.correlationId, run.day, at],
  );
  return rows.length > 0;
}

/** Lets the open run of an instrument go over everything once more. @returns its row id; null where none is open. */
export async function joinRun(tx: EntityManager, request: RunRequest): Promise<string | null> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update derivation_run set repeat_requested = true, day = greatest(day, $3::date),
       choice = case when $2 = 'ALL' then $2 else choice end
     where instrument_id is not distinct from $1::uuid and state in ('QUEUED', 'RUNNING') returning id`,
    [request.instrumentId, request.choice, request.day],
  );
  return rows[0]?.id ?? null;
}

/** A run by its row id. */
export async function readRun(tx: EntityManager, id: string): Promise<DerivationRunRow | null> {
  const [row] = await tx.query<DerivationRunRow[]>(
    `select ${runColumns} from derivation_run r where r.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Row ids of the runs that have not come to an end, the oldest first. */
export async function readOpenRuns(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from derivation_run where state in ('QUEUED', 'RUNNING') order by requested_at, id`,
  );
  return rows.map(({ id }) => id);
}

/** Marks a run as begun. */
export async function startRun(
  tx: EntityManager,
  id: string,
  obligationsTotal: number,
  at: Date,
): Promise<void> {
  await tx.query(
    `update derivation_run set state = 'RUNNING', obligations_total = $2, started_at = $3
     where id = $1 and state = 'QUEUED'`,
    [id, obligationsTotal, at],
  );
}

/**
 * Notes what a step did, and that the run stands after the last of the obligations that are done with, unless somebody
 * else has taken it there already.
 * @param done row ids, in order.
 */
export async function advanceRun(
  tx: EntityManager,
  run: Pick<DerivationRunRow, 'id' | 'lastObligationId'>,
  counts: DerivationCounts,
  done: readonly string[],
): Promise<void> {
  await tx.query(
    `update derivation_run set assignments_created = assignments_created + $3,
       assignments_withdrawn = assignments_withdrawn + $4, tasks_opened = tasks_opened + $5,
       tasks_inherited = tasks_inherited + $6,
       (obligations_done, last_obligation_id) = (
         select case when further then obligations_done + $7::integer else obligations_done end,
           case when further then $8::uuid else last_obligation_id end
         from (select $7::integer > 0 and last_obligation_id is not distinct from $2::uuid as further) as place)
     where id = $1`,
    [
      run.id,
      run.lastObligationId,
      counts.assignmentsCreated,
      counts.assignmentsWithdrawn,
      counts.tasksOpened,
      counts.tasksInherited,
      done.length,
      done.at(-1) ?? null,
    ],
  );
}

/** Ends a run that has gone through its obligations, or lets it begin again where that was asked for meanwhile. */
export async function finishRun(
  tx: EntityManager,
  run: Pick<DerivationRunRow, 'id' | 'lastObligationId'>,
  obligationsTotal: number,
  at: Date,
): Promise<void> {
  await tx.query(
    `update derivation_run set repeat_requested = false, last_obligation_id = null,
       state = case when repeat_requested then state else 'DONE' end,
       finished_at = case when repeat_requested then null else $4::timestamptz end,
       obligations_total = obligations_done + case when repeat_requested then $3::integer else 0 end
     where id = $1 and state = 'RUNNING' and last_obligation_id is not distinct from $2::uuid`,
    [run.id, run.lastObligationId, obligationsTotal, at],
  );
}

/** Gives a run up. */
export async function failRun(tx: EntityManager, id: string, failure: string, at: Date): Promise<void> {
  await tx.query(
    `update derivation_run set state = 'FAILED', failure = $2, finished_at = $3
     where id = $1 and state in ('QUEUED', 'RUNNING')`,
    [id, failure, at],
  );
}
