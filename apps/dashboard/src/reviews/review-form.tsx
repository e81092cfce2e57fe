import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { ReviewReportDocument, type ReviewDecision, type TaskResult } from '../graphql/generated/graphql.js';
import { problemOf, type Problem } from '../graphql/problem.js';
import { m } from '../paraglide/messages.js';
import { isTyping, useWindowKeys } from '../shell/use-shell-keys.js';
import type { ReportRecord } from '../reports/report-card.js';
import { NarrativeField, ResultChoice } from '../reports/report-fields.js';
import { Button } from '../ui/button.js';
import { ProblemNote } from '../ui/states.js';
import styles from './review-detail.module.css';

interface Refusals {
  result?: string;
  comment?: string;
  whole?: string;
}

interface UserError {
  field?: readonly string[] | null;
  message: string;
}

/** Puts the server's refusals beside their fields. */
export function refusalsOf(errors: readonly UserError[]): Refusals {
  const refusals: Refusals = {};
  for (const { field, message } of errors) {
    const name = field?.at(-1);
    refusals[name === 'result' || name === 'comment' ? name : 'whole'] = message;
  }
  return refusals;
}

interface Decision {
  decision: ReviewDecision;
  result: TaskResult | null;
  comment: string;
}

function useReview(report: ReportRecord) {
  const [{ fetching }, review] = useMutation(ReviewReportDocument);
  const [refusals, setRefusals] = useState<Refusals>({});
  const [failure, setFailure] = useState<Problem | null>(null);
  // The same decision sent again keeps its key; another decision is another review.
  const [keys] = useState(() => new Map<string, string>());
  const decide = async ({ decision, result, comment }: Decision) => {
    const body = JSON.stringify([decision, result, comment]);
    const clientMutationId = keys.get(body) ?? crypto.randomUUID();
    keys.set(body, clientMutationId);
    setRefusals({});
    setFailure(null);
    const { data, error } = await review({
      input: {
        clientMutationId,
        reportId: report.id,
        decision,
        result: decision === 'ACCEPT' ? result : null,
        comment: comment.trim() || null,
      },
    });
    if (error) setFailure(problemOf(error));
    else setRefusals(refusalsOf(data?.reviewReport.userErrors ?? []));
  };
  return { fetching, refusals, setRefusals, failure, decide };
}

/** The decision on a report: accept it with a result, or return it with a reason. `e` accepts, `r` goes to the reason. */
export function ReviewForm({ report }: { report: ReportRecord }) {
  const [result, setResult] = useState<TaskResult>(report.result);
  const [comment, setComment] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { fetching, refusals, setRefusals, failure, decide } = useReview(report);
  const focusReason = () => form.current?.querySelector('textarea')?.focus();

  const accept = () => void decide({ decision: 'ACCEPT', result, comment });
  const giveBack = () => {
    if (comment.trim() === '') {
      setRefusals({ comment: m.review_reason_missing() });
      focusReason();
      return;
    }
    void decide({ decision: 'RETURN', result: null, comment });
  };
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || fetching) return;
    if (event.code === 'KeyE') accept();
    else if (event.code === 'KeyR') focusReason();
    else return;
    event.preventDefault();
  });
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2 className={styles.title}>{m.review_title()}</h2>
      {failure && <ProblemNote problem={failure} />}
      {refusals.whole && <p role="alert">{refusals.whole}</p>}
      <ResultChoice
        label={m.review_result()}
        hint={m.review_result_hint()}
        error={refusals.result}
        value={result}
        onChange={setResult}
      />
      <NarrativeField
        label={m.review_comment()}
        hint={m.review_comment_hint()}
        error={refusals.comment}
        rows={3}
        value={comment}
        onChange={setComment}
      />
      <div className={styles.actions}>
        <Button
          look="primary"
          isDisabled={fetching}
          onPress={accept}
          aria-keyshortcuts="e"
          aria-label={m.review_accept()}
        >
          {m.review_accept()} <kbd>E</kbd>
        </Button>
        <Button isDisabled={fetching} onPress={giveBack} aria-keyshortcuts="r" aria-label={m.review_return()}>
          {m.review_return()} <kbd>R</kbd>
        </Button>
      </div>
    </form>
  );
}
