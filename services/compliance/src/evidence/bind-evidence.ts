import type { TaskResult } from '@rasad/event-contracts';
import { fromGlobalId, refuseAny } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { findEvidenceRule, holdEvidence, insertNamed } from './evidence-lock.queries.js';
import { bindingProblems, ruleProblem } from './evidence.rules.js';

/**
 * Writes which evidence a report names; otherwise the use case stops, with what is wrong with it or what is missing.
 * @param evidenceIds global ids as the input has them, under `input.evidenceIds`.
 */
export async function bindEvidence(
  tx: EntityManager,
  report: { id: string; taskId: string; result: TaskResult },
  evidenceIds: readonly string[],
): Promise<void> {
  const given = [...new Set(evidenceIds)].map((id) => fromGlobalId('Evidence', id));
  const ids = given.filter((id) => id !== null);
  const known = await holdEvidence(tx, ids);
  refuseAny(...bindingProblems(given, known, report.taskId));
  refuseAny(ruleProblem(await findEvidenceRule(tx, report.taskId), report.result, known));
  if (ids.length > 0) await insertNamed(tx, report.id, ids);
}
