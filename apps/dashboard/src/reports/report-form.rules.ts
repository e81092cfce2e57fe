import type { TaskResult } from '../graphql/generated/graphql.js';
import type { ReportDraft } from './report-drafts.js';

/** The fields of the form, named as in the mutation's input. */
export type ReportField = 'result' | 'narrative' | 'effectiveOn' | 'evidenceIds';

/** Something wrong with a field, or with the whole (`field` null). */
export interface FieldProblem {
  field: ReportField | null;
  message: string;
}

interface UserError {
  field?: readonly string[] | null;
  message: string;
}

const fields: readonly ReportField[] = ['result', 'narrative', 'effectiveOn', 'evidenceIds'];

/** Maps the server's `userErrors` to the fields of the form; what belongs to none of them is said about the whole. */
export function problemsOf(errors: readonly UserError[]): FieldProblem[] {
  return errors.map(({ field, message }) => {
    const name = field?.at(-1);
    return { field: fields.find((known) => known === name) ?? null, message };
  });
}

interface MissingWords {
  result: string;
  narrative: string;
  evidence: string;
}

/** Results that claim something done; only they have to be proved. */
const proved: ReadonlySet<TaskResult> = new Set(['COMPLIANT', 'PARTIALLY_COMPLIANT']);

/** What is missing before the report is worth sending; everything else is the server's to judge. */
export function missingIn(
  draft: ReportDraft,
  { evidenceRequired }: { evidenceRequired: boolean },
  words: MissingWords,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!draft.result) problems.push({ field: 'result', message: words.result });
  if (draft.narrative.trim() === '') problems.push({ field: 'narrative', message: words.narrative });
  const unproved = draft.result !== null && proved.has(draft.result) && draft.evidence.length === 0;
  if (evidenceRequired && unproved) problems.push({ field: 'evidenceIds', message: words.evidence });
  return problems;
}

/**
 * The mutation's input, or null while something is missing. It names no expected version: a repeated attempt must be
 * the same to the letter, and the task's status guards against a second report.
 */
export function inputOf(draft: ReportDraft, taskId: string) {
  const { result, narrative, effectiveOn, evidence, clientMutationId } = draft;
  if (!result || narrative.trim() === '') return null;
  return {
    clientMutationId,
    taskId,
    result,
    narrative: narrative.trim(),
    effectiveOn,
    evidenceIds: evidence.map(({ id }) => id),
  };
}
