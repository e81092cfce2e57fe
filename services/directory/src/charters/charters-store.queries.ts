import { In, type EntityManager } from 'typeorm';
import { CharterClauseEntity } from './charter-clause.entity.js';
import { CharterVersionEntity } from './charter-version.entity.js';
import { CharterEntity } from './charter.entity.js';
import type { CharterPlan } from './charter-plan.rules.js';
import type { WholeCharter } from './charter.rules.js';

/** Every charter with what it says and said. */
export async function loadCharters(manager: EntityManager): Promise<WholeCharter[]> {
  const charters = await manager.find(CharterEntity, { order: { code: 'ASC' } });
  const ids = charters.map(({ id }) => id);
  const [versions, clauses] = await Promise.all([
    manager.find(CharterVersionEntity, { where: { charterId: In(ids) }, order: { number: 'ASC' } }),
    manager.find(CharterClauseEntity, { where: { charterId: In(ids) } }),
  ]);
  const versionsOf = Map.groupBy(versions, ({ charterId }) => charterId);
  const clausesOf = Map.groupBy(clauses, ({ charterId }) => charterId);
  return charters.map((charter) => ({
    charter,
    versions: versionsOf.get(charter.id) ?? [],
    clauses: clausesOf.get(charter.id) ?? [],
  }));
}

/** Stores a charter's new version with the clauses that it brings. */
export async function saveCharterVersion(
  tx: EntityManager,
  { whole, version, newClauses }: CharterPlan,
): Promise<void> {
  await tx.upsert(CharterEntity, whole.charter, ['id']);
  if (newClauses.length > 0) await tx.insert(CharterClauseEntity, newClauses);
  await tx.insert(CharterVersionEntity, version);
}
