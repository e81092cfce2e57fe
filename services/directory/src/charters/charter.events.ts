import type { CharterSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
import { clausesOf, type Charter, type CharterClause, type CharterVersion } from './charter.rules.js';

/** An event about a charter as its newest version says. @param clauses those of the version among others. */
export function charterEvent(
  charter: Charter,
  version: CharterVersion,
  clauses: readonly CharterClause[],
  act: Act,
) {
  return {
    aggregateId: charter.id,
    aggregateVersion: charter.version,
    ...act,
    payload: { charter: snapshotOf(charter, version, clausesOf(version, clauses)) },
  };
}

function snapshotOf(
  { id, code, version }: Charter,
  { title, validFrom, validTo, sample }: CharterVersion,
  clauses: readonly CharterClause[],
): CharterSnapshot {
  return {
    id,
    code,
    title,
    clauses: clauses.map(({ id, number, rule }) => ({ id, number, bodyCode: rule?.code ?? null })),
    validFrom,
    validTo,
    sample,
    version,
  };
}
