import type { TaskRecordFragment } from '../graphql/generated/graphql.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import styles from './task-page.module.css';
import { StandingTag } from './standing-tag.js';

/** What is to be done and why: the obligation, the law's text, the date with its derivation, why it came back. */
export function DutyCard({ task }: { task: TaskRecordFragment }) {
  const last = task.reviews.at(-1);
  const { provision } = task;
  return (
    <section className={styles.duty} aria-label={m.task_duty()}>
      <div className={styles.dutyHead}>
        <StandingTag task={task} />
        <span className={styles.quiet}>{task.unit?.name}</span>
      </div>
      <h2 className={styles.dutyTitle}>{task.obligation.title}</h2>
      <blockquote className={styles.law}>
        <b>{provision.heading ? `${provision.label}: ${provision.heading}` : provision.label}</b>
        <p>{provision.contentStatus === 'NOT_ESTABLISHED' ? m.law_not_established() : provision.text}</p>
      </blockquote>
      <p className={styles.due}>
        {m.task_due_on({ day: formats.day(task.dueOn, { weekday: true }) })}
        <small>{task.dueDerivation}</small>
      </p>
      {task.status === 'RETURNED' && last?.decision === 'RETURN' && (
        <div className={styles.returned} role="note">
          <b>{m.task_returned_because()}</b>
          <p dir="auto">{last.comment}</p>
        </div>
      )}
    </section>
  );
}
