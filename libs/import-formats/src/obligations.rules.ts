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
    if (known.eIds?.has(obligation.provision) === false) {
      context.report([...path, 'provision'], 'UNKNOWN_EID', { found: JSON.stringify(obligation.provision) });
    }
    checkClauses(obligation.applicability, [...path, 'applicability'], known, context);
    checkClauses(obligation.exclusions, [...path, 'exclusions'], known, context);
  });
}

const PERIOD_OF_CADENCE = {
  ONCE: 'UNWANTED',
  PERIODIC: 'NEEDED',
  CONTINUOUS: 'NEEDED',
  PER_EVENT: 'OPTIONAL',
} as const;

function checkPeriod(
  { cadence, period, deadline }: ObligationEntry,
  path: Path,
  context: CheckContext,
): void {
  const rule = PERIOD_OF_CADENCE[cadence];
  if (rule === 'NEEDED' && period === null) context.report([...path, 'period'], 'PERIOD_NEEDED', { cadence });
  if (rule === 'UNWANTED' && period !== null)
    context.report([...path, 'period'], 'PERIOD_UNWANTED', { cadence });
  const fits = (deadline.anchor === 'PERIOD_END') === (rule === 'NEEDED' || period !== null);
  if (!fits) context.report([...path, 'deadline', 'anchor'], 'ANCHOR_MISMATCH', { anchor: deadline.anchor });
}

function checkClauses(
  clauses: readonly ExclusionClause[],
  path: Path,
  known: KnownReferences,
  context: CheckContext,
): void {
  clauses.forEach(({ kinds, tags, codes }, index) => {
    if (kinds.length + tags.length + codes.length === 0) context.report([...path, index], 'EMPTY_CLAUSE', {});
    codes.forEach((code, place) => {
      if (known.unitCodes?.has(code) !== false) return;
      context.report([...path, index, 'codes', place], 'UNKNOWN_UNIT', { found: JSON.stringify(code) });
    });
  });
}
