import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { TaskDocument, type TaskRecordFragment } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { useViewer } from '../session/viewer.js';
import { DutyCard } from '../tasks/duty-card.js';
import { buttonClass } from '../ui/button.js';
import { PageHead } from '../ui/page-head.js';
import { Empty, ReadStates } from '../ui/states.js';
import { CheckAnswers } from './check-answers.js';
import { ReportForm } from './report-form.js';
import styles from './report-page.module.css';
import { missingIn } from './report-form.rules.js';
import { useReportDraft } from './use-report-draft.js';
import { useSubmitReport } from './use-submit-report.js';

function Sent({ number, task }: { number: number; task: TaskRecordFragment }) {
  return (
    <section className={styles.sent} role="status">
      <h2>{m.report_sent_title()}</h2>
      <p>{m.report_sent_words({ number: formats.number(number), unit: task.unit?.name ?? '' })}</p>
      <div className={styles.actions}>
        <Link className={buttonClass('primary')} to="/tasks">
          {m.report_back_to_tasks()}
        </Link>
        <Link className={buttonClass('plain')} to="/tasks/$taskId" params={{ taskId: task.id }}>
          {m.report_see_task()}
        </Link>
      </div>
    </section>
  );
}

function ReportSteps({ task }: { task: TaskRecordFragment }) {
  const { username } = useViewer();
  const { step } = useSearch({ from: '/shell/tasks/$taskId/report' });
  const navigate = useNavigate({ from: '/tasks/$taskId/report' });
  const drafting = useReportDraft(username, task.id, task.reports.at(-1)?.evidence ?? []);
  const submission = useSubmitReport(task, drafting);
  const [asked, setAsked] = useState(false);
  const missing = missingIn(drafting.draft, task.obligation, {
    result: m.report_result_missing(),
    narrative: m.report_narrative_missing(),
    evidence: m.evidence_missing(),
  });

  if (submission.sent !== null) return <Sent number={submission.sent} task={task} />;
  if (!task.can.submit) {
    return (
      <Empty
        why={m.report_not_possible()}
        action={
          <Link className={buttonClass('primary')} to="/tasks/$taskId" params={{ taskId: task.id }}>
            {m.report_see_task()}
          </Link>
        }
      />
    );
  }
  if (step === 'check' && missing.length === 0 && submission.problems.length === 0) {
    return (
      <CheckAnswers
        draft={drafting.draft}
        submission={submission}
        onChange={() => void navigate({ search: {} })}
        onSend={() => void submission.send()}
      />
    );
  }
  const onCheck = () => {
    setAsked(true);
    submission.clear();
    if (missing.length === 0) void navigate({ search: { step: 'check' } });
  };
  return (
    <ReportForm
      taskId={task.id}
      drafting={drafting}
      problems={[...(asked ? missing : []), ...submission.problems]}
      evidenceRequired={task.obligation.evidenceRequired}
      onCheck={onCheck}
    />
  );
}

/** Writing a report: the duty, the answers, a look at them, sending. */
export function ReportPage() {
  const { taskId } = useParams({ from: '/shell/tasks/$taskId/report' });
  return <ReportOfTask key={taskId} taskId={taskId} />;
}

function ReportOfTask({ taskId }: { taskId: string }) {
  const read = useGraph(TaskDocument, { id: taskId });
  return (
    <div className={styles.page}>
      <PageHead title={m.report_title()} />
      <ReadStates read={read} lines={10}>
        {({ task }) =>
          task ? (
            <>
              <DutyCard task={task} />
              <ReportSteps task={task} />
            </>
          ) : (
            <Empty
              why={m.task_not_found()}
              action={
                <Link className={buttonClass('primary')} to="/tasks">
                  {m.report_back_to_tasks()}
                </Link>
              }
            />
          )
        }
      </ReadStates>
    </div>
  );
}
