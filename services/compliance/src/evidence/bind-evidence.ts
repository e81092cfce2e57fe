import { fromGlobalId, refuseAny } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { holdEvidence, insertNamed } from './evidence-lock.queries.js';
import { bindingProblems } from './evidence.rules.js';

/**
 * Writes which evidence a report names; otherwise the use case stops, with what is wrong with which id.
 * @param evidenceIds global ids as the input has them, under `input.evidenceIds`.
 */
export async function bindEvidence(
  tx: EntityManager,
  report: { id: string; taskId: string },
  evidenceIds: readonly string[],
): Promise<void> {
  if (evidenceIds.length === 0) return;
  const ids = evidenceIds.map((id) => fromGlobalId('Evidence', id));
  const known = await holdEvidence(
    tx,
    ids.filter((id) => id !== null),
  );
  refuseAny(...bindingProblems(ids, known, report.taskId));
  await insertNamed(tx, report.id, [...new Set(ids.filter((id) => id !== null))]);
}
