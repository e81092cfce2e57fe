import type { EvidenceKind, TaskResult } from '../graphql/generated/graphql.js';

/** A piece of evidence that the server has already. */
export interface DraftEvidence {
  id: string;
  kind: EvidenceKind;
  title: string;
}

/** What somebody has typed into a report and not sent. */
export interface ReportDraft {
  result: TaskResult | null;
  narrative: string;
  /** `YYYY-MM-DD`. */
  effectiveOn: string | null;
  evidence: DraftEvidence[];
  /**
   * The idempotency key of the submission that this draft becomes. It stays the same through retries, so that a report
   * whose answer got lost is not sent twice, and is renewed with each change of what is sent.
   */
  clientMutationId: string;
}

const prefix = 'rasad.report-draft.';
/** Written at once with every key: a local write of a few kilobytes costs less than a lost paragraph. */
const storage = () => window.localStorage;

const keyOf = (username: string, taskId: string) => `${prefix}${username}.${taskId}`;

/** A draft with nothing in it but the evidence of the report that it corrects. */
export function emptyDraft(evidence: readonly DraftEvidence[] = []): ReportDraft {
  return {
    result: null,
    narrative: '',
    effectiveOn: null,
    evidence: evidence.map(({ id, kind, title }) => ({ id, kind, title })),
    clientMutationId: crypto.randomUUID(),
  };
}

function isDraft(value: unknown): value is ReportDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<ReportDraft>;
  return typeof draft.narrative === 'string' && typeof draft.clientMutationId === 'string';
}

/** The stored draft of a user for a task, or null; a damaged one counts as none. */
export function readDraft(username: string, taskId: string): ReportDraft | null {
  const text = storage().getItem(keyOf(username, taskId));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    // A draft of before there was evidence has none.
    return isDraft(value) ? { ...value, evidence: value.evidence ?? [] } : null;
  } catch {
    return null;
  }
}

/** Whether a user has begun a report for a task. */
export function hasDraft(username: string, taskId: string): boolean {
  return readDraft(username, taskId) !== null;
}

/**
 * Stores a draft.
 * @returns false where the browser has no room or forbids it; the draft then lives as long as the page
 */
export function storeDraft(username: string, taskId: string, draft: ReportDraft): boolean {
  try {
    storage().setItem(keyOf(username, taskId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets a draft, once its report is received. */
export function forgetDraft(username: string, taskId: string): void {
  storage().removeItem(keyOf(username, taskId));
}

/** A draft with a change, and a new key: a changed report is another submission. */
export function changedDraft(
  draft: ReportDraft,
  change: Partial<Omit<ReportDraft, 'clientMutationId'>>,
): ReportDraft {
  return { ...draft, ...change, clientMutationId: crypto.randomUUID() };
}
