import { useState } from 'react';
import { useMutation } from 'urql';
import { SubmitReportDocument, type TaskRecordFragment } from '../graphql/generated/graphql.js';
import { problemOf, type Problem } from '../graphql/problem.js';
import { inputOf, problemsOf, type FieldProblem } from './report-form.rules.js';
import type { Drafting } from './use-report-draft.js';

/** Sending a report: what came of it. */
export interface Submission {
  sending: boolean;
  /** Number of the received report. */
  sent: number | null;
  /** What the server found wrong with the answers. */
  problems: FieldProblem[];
  /** Why it could not be sent at all; the draft is kept. */
  failure: Problem | null;
  send: () => Promise<void>;
  clear: () => void;
}

/** Sends a draft under its own idempotency key, so that a repeated attempt counts once. */
export function useSubmitReport(task: TaskRecordFragment, { draft, forget }: Drafting): Submission {
  const [{ fetching }, submit] = useMutation(SubmitReportDocument);
  const [sent, setSent] = useState<number | null>(null);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [failure, setFailure] = useState<Problem | null>(null);
  const clear = () => {
    setProblems([]);
    setFailure(null);
  };
  const send = async () => {
    const input = inputOf(draft, task.id);
    if (!input) return;
    clear();
    const { data, error } = await submit({ input });
    if (error) {
      setFailure(problemOf(error));
      return;
    }
    const payload = data?.submitReport;
    if (payload?.report) {
      forget();
      setSent(payload.report.number);
    } else {
      setProblems(problemsOf(payload?.userErrors ?? []));
    }
  };
  return { sending: fetching, sent, problems, failure, send, clear };
}
