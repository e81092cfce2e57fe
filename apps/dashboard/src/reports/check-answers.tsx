import { useEffect, useRef } from 'react';
import { formats } from '../language/formats.js';
import { resultLabel, resultMark } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.js';
import { Mark } from '../ui/mark.js';
import { ProblemNote } from '../ui/states.js';
import { EvidenceTitles } from './evidence-titles.js';
import type { ReportDraft } from './report-drafts.js';
import styles from './report-page.module.css';
import type { Submission } from './use-submit-report.js';

interface CheckAnswersProps {
  draft: ReportDraft;
  submission: Submission;
  onChange: () => void;
  onSend: () => void;
}

/** A last look at the answers before they are sent. */
export function CheckAnswers({ draft, submission, onChange, onSend }: CheckAnswersProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.form} aria-labelledby="report-check">
      <h2 id="report-check" ref={heading} tabIndex={-1} className={styles.checkTitle}>
        {m.report_check_title()}
      </h2>
      {submission.failure && (
        <>
          <p>{m.report_failed_kept()}</p>
          <ProblemNote problem={submission.failure} onRetry={onSend} />
        </>
      )}
      <dl className={styles.answers}>
        <dt>{m.report_result()}</dt>
        <dd>
          {draft.result && (
            <>
              <Mark name={resultMark[draft.result]} /> {resultLabel[draft.result]()}
            </>
          )}
        </dd>
        <dt>{m.report_narrative()}</dt>
        <dd className={styles.narrative} dir="auto">
          {draft.narrative}
        </dd>
        <dt>{m.evidence()}</dt>
        <dd>
          {draft.evidence.length > 0 ? <EvidenceTitles evidence={draft.evidence} /> : m.evidence_none()}
        </dd>
        <dt>{m.report_effective_on()}</dt>
        <dd>{draft.effectiveOn ? formats.day(draft.effectiveOn) : m.report_no_date()}</dd>
      </dl>
      <div className={styles.actions}>
        <Button look="primary" isDisabled={submission.sending} onPress={onSend}>
          {submission.sending ? m.report_sending() : m.report_send()}
        </Button>
        <Button isDisabled={submission.sending} onPress={onChange}>
          {m.report_change()}
        </Button>
      </div>
    </section>
  );
}
