import { checkDates } from './date-range.js';
import { checkDeadline } from './deadline.rules.js';
import { reportDuplicates } from './duplicates.js';
import type {
  ExclusionClause,
  KnownReferences,
  ObligationEntry,
  ObligationsDocument,
} from './obligations.format.js';
import type { CheckContext } from './parse-document.js';

type Path = (string | number)[];

/** Checks what the shape alone cannot say: unique codes, known references, a deadline that fits the cadence. */
export function checkObligations(
  document: ObligationsDocument,
  known: KnownReferences,
  context: CheckContext,
): void {
  reportDuplicates(
    document.obligations.map(({ code }, index) => ({ key: code, path: ['obligations', index, 'code'] })),
    context,
  );
  document.obligations.forEach((obligation, index) => {
    const path: Path = ['obligations', index];
    checkPeriod(obligation, path, context);
    checkProvisions(obligation, path, known, context);
    checkDates(obligation, path, context);
    checkDeadline(obligation, [...path, 'deadline'], context);
    checkClauses(obligation.applicability, [...path, 'applicability'], known, context);
    checkClauses(obligation.exclusions, [...path, 'exclusions'], known, context);
  });
}

function checkProvisions(
  { provision, furtherProvisions }: ObligationEntry,
  path: Path,
  known: KnownReferences,
  context: CheckContext,
): void {
  const named = [
    { key: provision, path: [...path, 'provision'] },
    ...furtherProvisions.map((key, index) => ({ key, path: [...path, 'furtherProvisions', index] })),
  ];
  reportDuplicates(named, context);
  for (const { key, path: place } of named) {
    if (known.eIds?.has(key) === false) context.report(place, 'UNKNOWN_EID', { found: JSON.stringify(key) });
  }
}

const PERIOD_OF_CADENCE = {
  ONCE: 'UNWANTED',
  PERIODIC: 'NEEDED',
  CONTINUOUS: 'NEEDED',
  PER_EVENT: 'OPTIONAL',
} as const;

function checkPeriod({ cadence, period }: ObligationEntry, path: Path, context: CheckContext): void {
  const rule = PERIOD_OF_CADENCE[cadence];
  if (rule === 'NEEDED' && period === null) context.report([...path, 'period'], 'PERIOD_NEEDED', { cadence });
  if (rule === 'UNWANTED' && period !== null)
    context.report([...path, 'period'], 'PERIOD_UNWANTED', { cadence });
}

/** Checks that every clause has a condition and names units that are there. */
export function checkClauses(
  clauses: readonly ExclusionClause[],
  path: Path,
  known: Pick<KnownReferences, 'unitCodes'>,
  context: CheckContext,
): void {
  clauses.forEach((clause, index) => {
    if (isEmptyClause(clause)) context.report([...path, index], 'EMPTY_CLAUSE', {});
    for (const list of ['codes', 'within'] as const) {
      clause[list].forEach((code, place) => {
        if (known.unitCodes?.has(code) !== false) return;
        context.report([...path, index, list, place], 'UNKNOWN_UNIT', { found: JSON.stringify(code) });
      });
    }
  });
}

function isEmptyClause({ kinds, tags, codes, within }: ExclusionClause): boolean {
  return kinds.length + tags.length + codes.length + within.length === 0;
}
