import type { EvidenceSnapshot, EvidenceState } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { EvidenceRule, NamedEvidence } from './evidence.rules.js';

/** Evidence held for a change, with what its event has to say. */
export interface LockedEvidence extends EvidenceSnapshot {
  /** Row ids from the root to the unit. */
  unitPath: string[];
  /** Codes from the root to the unit, joined by `/`. */
  unitCodes: string;
}

const lockedColumns = `e.id, e.task_id as "taskId", t.unit_id as "unitId", e.kind, e.state,
  e.media_type as "mediaType", e.size::integer as size, e.sha256, e.effective_on::text as "effectiveOn",
  e.uploader_id as "uploaderId", e.version, u.path as "unitPath",
  (select string_agg(step.code, '/' order by place) from unnest(u.path) with ordinality as path (id, place)
    join unit step on step.id = path.id) as "unitCodes"`;

const from = 'from evidence e join task t on t.id = e.task_id join unit u on u.id = t.unit_id';

/** Locks a piece of evidence until the transaction ends; null where there is none. */
export async function lockEvidence(tx: EntityManager, id: string): Promise<LockedEvidence | null> {
  const [found] = await tx.query<LockedEvidence[]>(
    `select ${lockedColumns} ${from} where e.id = $1 for no key update of e`,
    [id],
  );
  return found ?? null;
}

/** Locks all quarantined evidence of one file. */
export function lockQuarantined(tx: EntityManager, sha256: string): Promise<LockedEvidence[]> {
  return tx.query<LockedEvidence[]>(
    `select ${lockedColumns} ${from} where e.sha256 = $1 and e.state = 'QUARANTINED'
     order by e.id for no key update of e`,
    [sha256],
  );
}

/** Writes the state of evidence and counts its version up. */
export async function writeState(tx: EntityManager, id: string, state: EvidenceState): Promise<void> {
  await tx.query('update evidence set state = $2, version = version + 1 where id = $1', [id, state]);
}

/** Whether any report names the evidence. */
export async function isNamed(tx: EntityManager, id: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select 1 from report_evidence where evidence_id = $1 limit 1', [
    id,
  ]);
  return rows.length > 0;
}

/** Pieces of evidence that a task has, withdrawn ones aside. */
export async function countEvidence(tx: EntityManager, taskId: string): Promise<number> {
  const [row] = await tx.query<[{ n: number }]>(
    `select count(*)::integer as n from evidence where task_id = $1 and state <> 'WITHDRAWN'`,
    [taskId],
  );
  return row.n;
}

/** Evidence by row ids, kept as it is until the transaction ends. */
export function holdEvidence(tx: EntityManager, ids: readonly string[]): Promise<NamedEvidence[]> {
  return tx.query<NamedEvidence[]>(
    `select id, task_id as "taskId", kind, state from evidence where id = any($1::uuid[]) order by id for share`,
    [ids],
  );
}

/** What the obligation of a task asks to be proved with. */
export async function findEvidenceRule(tx: EntityManager, taskId: string): Promise<EvidenceRule> {
  const [row] = await tx.query<[{ rule: EvidenceRule }]>(
    `select o.evidence_rule as rule from task t join obligation o on o.id = t.obligation_id where t.id = $1`,
    [taskId],
  );
  return row.rule;
}

/** Writes which evidence a report names, in its order. */
export async function insertNamed(
  tx: EntityManager,
  reportId: string,
  evidenceIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into report_evidence (report_id, evidence_id, position)
     select $1, named.id, named.place from unnest($2::uuid[]) with ordinality as named (id, place)`,
    [reportId, evidenceIds],
  );
}

/** The event's payload. */
export function snapshotOf(evidence: LockedEvidence): EvidenceSnapshot {
  const { unitPath: _path, unitCodes: _codes, ...snapshot } = evidence;
  return snapshot;
}
