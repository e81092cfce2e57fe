import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useSubscription } from 'urql';
import {
  StartTaskDocument,
  TaskChangedDocument,
  TaskDocument,
  type TaskRecordFragment,
} from '../graphql/generated/graphql.js';
import { problemOf } from '../graphql/problem.js';
import { useGraph, useThrottled } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { roleLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { ReportCard } from '../reports/report-card.js';
import { Button, buttonClass } from '../ui/button.js';
import { PageHead } from '../ui/page-head.js';
import { Empty, ProblemNote, ReadStates } from '../ui/states.js';
import { DutyCard } from './duty-card.js';
import { historyLabel } from './history-label.js';
import styles from './task-page.module.css';

const settle = 500;

function StartButton({ task }: { task: TaskRecordFragment }) {
  const [{ fetching, data, error }, start] = useMutation(StartTaskDocument);
  const [clientMutationId] = useState(() => crypto.randomUUID());
  const refusals = data?.startTask.userErrors ?? [];
  return (
    <>
      <Button
        isDisabled={fetching}
        onPress={() => void start({ input: { clientMutationId, taskId: task.id } })}
      >
        {m.task_start()}
      </Button>
      {error && <ProblemNote problem={problemOf(error)} />}
      {refusals.map(({ message }) => (
        <p key={message} role="alert">
          {message}
        </p>
      ))}
    </>
  );
}

function TaskActions({ task }: { task: TaskRecordFragment }) {
  return (
    <div className={styles.actions}>
      {task.can.submit && (
        <Link className={buttonClass('primary')} to="/tasks/$taskId/report" params={{ taskId: task.id }}>
          {task.reports.length > 0 ? m.task_new_version() : m.task_write_report()}
        </Link>
      )}
      {task.can.start && <StartButton task={task} />}
      {task.can.review && (
        <Link className={buttonClass('primary')} to="/reviews" search={{ task: task.id }}>
          {m.task_review()}
        </Link>
      )}
    </div>
  );
}

function History({ task }: { task: TaskRecordFragment }) {
  if (task.history.length === 0) return <Empty why={m.task_no_history()} />;
  return (
    <ol className={styles.history}>
      {[...task.history].reverse().map((event) => (
        <li key={`${event.at}${event.type}`}>
          <time dateTime={event.at}>{formats.moment(event.at)}</time>
          <span>
            {historyLabel(event)}
            <small>
              {[event.actor?.name, event.actorRole && roleLabel[event.actorRole]()]
                .filter(Boolean)
                .join(' · ')}
            </small>
            {event.note && <q dir="auto">{event.note}</q>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function TaskRecord({ task }: { task: TaskRecordFragment }) {
  return (
    <>
      <DutyCard task={task} />
      <TaskActions task={task} />
      {task.reports.length > 0 && (
        <section className={styles.section}>
          <h2>{m.task_reports()}</h2>
          {[...task.reports].reverse().map((report) => (
            <ReportCard
              key={report.id}
              report={report}
              review={task.reviews.findLast((review) => review.report.id === report.id) ?? null}
            />
          ))}
        </section>
      )}
      <section className={styles.section}>
        <h2>{m.task_history()}</h2>
        <History task={task} />
      </section>
    </>
  );
}

/** One task with all that is known of it, live. */
export function TaskPage() {
  const { taskId } = useParams({ from: '/shell/tasks/$taskId' });
  return <TaskOf key={taskId} taskId={taskId} />;
}

function TaskOf({ taskId }: { taskId: string }) {
  const read = useGraph(TaskDocument, { id: taskId });
  const reread = useThrottled(read.reread, settle);
  const unitId = read.data?.task?.unit?.id;
  const filter = { unitId };
  useSubscription(
    { query: TaskChangedDocument, variables: { filter }, pause: !unitId },
    (_previous, next) => {
      if (next.taskChanged.id === taskId) reread();
      return next;
    },
  );
  return (
    <div className={styles.page}>
      <PageHead title={m.task_title()} />
      <ReadStates read={read} lines={10}>
        {({ task }) =>
          task ? (
            <TaskRecord task={task} />
          ) : (
            <Empty
              why={m.task_not_found()}
              action={
                <Link className={buttonClass('primary')} to="/">
                  {m.not_found_action()}
                </Link>
              }
            />
          )
        }
      </ReadStates>
    </div>
  );
}
