import { isDeepStrictEqual } from 'node:util';
import type { CharterClauseEntry, CharterDocument } from '@rasad/import-formats';
import { ErrorCode, problemWith, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';
import {
  clausesOf,
  type Charter,
  type CharterClause,
  type CharterVersion,
  type WholeCharter,
} from './charter.rules.js';

/** What an import of a charter does to one thing, as it is shown beforehand and answered afterwards. */
export interface CharterChange {
  action: 'CREATE' | 'UPDATE' | 'CLOSE' | 'KEEP';
  entity: 'Charter' | 'CharterClause' | 'Body';
  /** Code of the charter, number of the clause, code and unit of the body. */
  code: string;
  /** What changes. */
  detail: string | null;
}

/** What an import of a charter stores, decided before anything is written. */
export interface CharterPlan {
  /** The charter with the document's version as its newest. */
  whole: WholeCharter;
  version: CharterVersion;
  /** Whether the document says anything that the newest stored version does not. */
  isNew: boolean;
  newClauses: CharterClause[];
  changes: CharterChange[];
  /** Why the document cannot follow the stored versions. */
  problem: Problem | null;
}

/** Holds a document against the charter that is stored under its code; null where there is none. */
export function planCharter(
  document: CharterDocument,
  stored: WholeCharter | null,
  newId: () => string,
): CharterPlan {
  const before = stored?.versions.at(-1) ?? null;
  const charterId = stored?.charter.id ?? newId();
  const beforeClauses = before && stored ? clausesOf(before, stored.clauses) : [];
  const clauses = document.clauses.map((entry) => placeClause(entry, beforeClauses, charterId, newId));
  const drafted = draftVersion(document, charterId, before, clauses);
  const isNew = before === null || !isSameVersion(before, drafted);
  const version = isNew ? drafted : before;
  const newClauses = clauses.filter((clause) => !beforeClauses.includes(clause));
  const followedOn = stored?.charter.followedOn ?? null;
  const charter: Charter = { id: charterId, code: document.code, version: version.number, followedOn };
  return {
    whole: {
      charter,
      versions: isNew ? [...(stored?.versions ?? []), version] : (stored?.versions ?? []),
      clauses: [...(stored?.clauses ?? []), ...newClauses],
    },
    version,
    isNew,
    newClauses,
    changes: [
      {
        action: actionOf(before, isNew),
        entity: 'Charter',
        code: document.code,
        detail: changedFields(before, drafted),
      },
      ...describeClauses(clauses, beforeClauses),
    ],
    problem: isNew && before ? findOrderProblem(before, drafted) : null,
  };
}

/** The clause as the version before has it, where it says the same, else a new one. */
function placeClause(
  { number, text, body }: CharterClauseEntry,
  before: readonly CharterClause[],
  charterId: string,
  newId: () => string,
): CharterClause {
  const same = before.find(
    (clause) =>
      clause.number === number &&
      isDeepStrictEqual(clause.text, text) &&
      isDeepStrictEqual(clause.rule, body),
  );
  return same ?? { id: newId(), charterId, number, text, rule: body };
}

function draftVersion(
  { title, validFrom, validTo, sample }: CharterDocument,
  charterId: string,
  before: CharterVersion | null,
  clauses: readonly CharterClause[],
): CharterVersion {
  const number = (before?.number ?? 0) + 1;
  return { charterId, number, title, validFrom, validTo, sample, clauseIds: clauses.map(({ id }) => id) };
}

function isSameVersion(a: CharterVersion, b: CharterVersion): boolean {
  return isDeepStrictEqual({ ...a, number: 0 }, { ...b, number: 0 });
}

/** A version counts from its first day on: one that began before the version before it would change what was. */
function findOrderProblem(before: CharterVersion, version: CharterVersion): Problem | null {
  if (version.validFrom === before.validFrom) return null;
  const follows =
    version.validFrom !== null && (before.validFrom === null || version.validFrom > before.validFrom);
  if (follows) return null;
  return problemWith(ErrorCode.INVALID, 'input.document', directoryMessages.beforeVersion, {
    from: before.validFrom ?? '–∞',
  });
}

function actionOf(before: CharterVersion | null, isNew: boolean): CharterChange['action'] {
  if (before === null) return 'CREATE';
  return isNew ? 'UPDATE' : 'KEEP';
}

const comparedFields = ['title', 'validFrom', 'validTo', 'sample'] as const;

function changedFields(before: CharterVersion | null, version: CharterVersion): string | null {
  if (before === null) return null;
  const fields = comparedFields.filter((field) => !isDeepStrictEqual(before[field], version[field]));
  return fields.length > 0 ? fields.join(', ') : null;
}

function describeClauses(
  clauses: readonly CharterClause[],
  before: readonly CharterClause[],
): CharterChange[] {
  const numbers = new Set(clauses.map(({ number }) => number));
  const known = new Set(before.map(({ number }) => number));
  const change = (action: CharterChange['action'], { number }: CharterClause): CharterChange => ({
    action,
    entity: 'CharterClause',
    code: number,
    detail: null,
  });
  return [
    ...clauses.map((clause) => {
      if (before.includes(clause)) return change('KEEP', clause);
      return change(known.has(clause.number) ? 'UPDATE' : 'CREATE', clause);
    }),
    ...before.filter(({ number }) => !numbers.has(number)).map((clause) => change('CLOSE', clause)),
  ];
}
