import { lazy, Suspense, useEffect, useRef } from 'react';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.js';
import { EvidenceField } from './evidence-field.js';
import { NarrativeField, ResultChoice } from './report-fields.js';
import type { FieldProblem, ReportField } from './report-form.rules.js';
import styles from './report-page.module.css';
import type { Drafting } from './use-report-draft.js';

/** The heaviest field comes after the form; it stands at its end and may be left empty. */
const DateField = lazy(() => import('../ui/date-field.js'));

const fieldId: Record<ReportField, string> = {
  result: 'report-result',
  narrative: 'report-narrative',
  effectiveOn: 'report-effective-on',
  evidenceIds: 'report-evidence',
};

function focusField(field: ReportField): void {
  const element = document.getElementById(fieldId[field]);
  const target = element?.matches('textarea')
    ? element
    : element?.querySelector<HTMLElement>('input:not([type="file"]), [tabindex="0"], textarea, button');
  (target as HTMLElement | null | undefined)?.focus();
}

/** Everything that is wrong, on top of the form, each a way to its field; it takes the focus when it appears. */
function ErrorSummary({ problems }: { problems: FieldProblem[] }) {
  const summary = useRef<HTMLDivElement>(null);
  const words = problems.map(({ message }) => message).join();
  useEffect(() => summary.current?.focus(), [words]);
  return (
    <div ref={summary} className={styles.errors} role="alert" tabIndex={-1} aria-labelledby="report-errors">
      <h2 id="report-errors">{m.report_errors()}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field}${message}`}>
            {field ? (
              <a
                href={`#${fieldId[field]}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(field);
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ReportFormProps {
  taskId: string;
  drafting: Drafting;
  problems: FieldProblem[];
  evidenceRequired: boolean;
  onCheck: () => void;
}

/** The answers of a report; each change is kept in this browser. */
export function ReportForm({ taskId, drafting, problems, evidenceRequired, onCheck }: ReportFormProps) {
  const { draft, keptAt, change } = drafting;
  const errorOf = (name: ReportField) => problems.find(({ field }) => field === name)?.message;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      {problems.length > 0 && <ErrorSummary problems={problems} />}
      <ResultChoice
        id={fieldId.result}
        label={m.report_result()}
        hint={m.report_result_hint()}
        error={errorOf('result')}
        value={draft.result}
        onChange={(result) => change({ result })}
      />
      <NarrativeField
        id={fieldId.narrative}
        label={m.report_narrative()}
        hint={m.report_narrative_hint()}
        error={errorOf('narrative')}
        rows={8}
        value={draft.narrative}
        onChange={(narrative) => change({ narrative })}
      />
      <EvidenceField
        id={fieldId.evidenceIds}
        taskId={taskId}
        hint={evidenceRequired ? m.evidence_hint_required() : m.evidence_hint()}
        error={errorOf('evidenceIds')}
        evidence={draft.evidence}
        onChange={(evidence) => change({ evidence })}
      />
      <Suspense fallback={<div className={styles.dateSpace} />}>
        <DateField
          id={fieldId.effectiveOn}
          label={m.report_effective_on()}
          hint={m.report_effective_on_hint()}
          error={errorOf('effectiveOn')}
          value={draft.effectiveOn}
          onChange={(effectiveOn) => change({ effectiveOn })}
        />
      </Suspense>
      <div className={styles.actions}>
        <Button type="submit" look="primary">
          {m.report_check()}
        </Button>
        {keptAt && (
          <span className={styles.kept} role="status">
            {m.report_kept({ time: formats.time(keptAt) })}
          </span>
        )}
      </div>
    </form>
  );
}
