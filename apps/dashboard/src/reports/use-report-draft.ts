import { useCallback, useState } from 'react';
import {
  changedDraft,
  emptyDraft,
  forgetDraft,
  readDraft,
  storeDraft,
  type DraftEvidence,
  type ReportDraft,
} from './report-drafts.js';

/** A draft that is kept with every change. */
export interface Drafting {
  draft: ReportDraft;
  /** When it was last stored; null before the first change, or where the browser keeps nothing. */
  keptAt: Date | null;
  change: (change: Partial<Omit<ReportDraft, 'clientMutationId'>>) => void;
  forget: () => void;
}

/** The draft of a user for a task, as stored in this browser; a new one begins with the evidence of the last report. */
export function useReportDraft(
  username: string,
  taskId: string,
  lastEvidence: readonly DraftEvidence[],
): Drafting {
  const [draft, setDraft] = useState(() => readDraft(username, taskId) ?? emptyDraft(lastEvidence));
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const change = useCallback(
    (part: Partial<Omit<ReportDraft, 'clientMutationId'>>) => {
      const next = changedDraft(draft, part);
      setDraft(next);
      setKeptAt(storeDraft(username, taskId, next) ? new Date() : null);
    },
    [draft, username, taskId],
  );
  const forget = useCallback(() => forgetDraft(username, taskId), [username, taskId]);
  return { draft, keptAt, change, forget };
}
