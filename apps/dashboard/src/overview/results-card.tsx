import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { SummaryCountsFragment } from '../graphql/generated/graphql.js';
import type { GraphRead } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { resultLabel, statusLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { Card } from '../ui/card.js';
import { Mark, type MarkName } from '../ui/mark.js';
import { Empty, ReadStates } from '../ui/states.js';
import styles from './overview-page.module.css';

interface Segment {
  mark: MarkName;
  label: string;
  count: number;
}

/** The tasks by what is known of them: the result where one was found, else the state. */
export function segmentsOf(summary: SummaryCountsFragment): Segment[] {
  return [
    { mark: 'COMPLIANT', label: resultLabel.COMPLIANT(), count: summary.compliant },
    {
      mark: 'PARTIALLY_COMPLIANT',
      label: resultLabel.PARTIALLY_COMPLIANT(),
      count: summary.partiallyCompliant,
    },
    { mark: 'NON_COMPLIANT', label: resultLabel.NON_COMPLIANT(), count: summary.nonCompliant },
    { mark: 'SUBMITTED', label: statusLabel.SUBMITTED(), count: summary.submitted },
    { mark: 'RETURNED', label: statusLabel.RETURNED(), count: summary.returned },
    { mark: 'WAITING', label: m.state_waiting(), count: summary.toDo + summary.inProgress },
    { mark: 'NOT_APPLICABLE', label: resultLabel.NOT_APPLICABLE(), count: summary.notApplicable },
  ];
}

function Distribution({ summary }: { summary: SummaryCountsFragment }) {
  const segments = segmentsOf(summary).filter(({ count }) => count > 0);
  if (segments.length === 0) return <Empty why={m.overview_no_tasks()} />;
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {segments.map(({ mark, count }) => (
          <i key={mark} className={styles[`segment${mark}`]} style={{ '--count': count } as CSSProperties} />
        ))}
      </div>
      <ul className={styles.legend}>
        {segments.map(({ mark, label, count }) => (
          <li key={mark}>
            <Mark name={mark} />
            {label} <b>{formats.number(count)}</b>
          </li>
        ))}
      </ul>
      {summary.overdue > 0 && (
        <p className={styles.overdue}>
          <Mark name="OVERDUE" />
          {m.overview_overdue()} <b>{formats.number(summary.overdue)}</b>
        </p>
      )}
    </>
  );
}

interface ResultsCardProps {
  read: GraphRead<unknown>;
  summary: SummaryCountsFragment | undefined;
}

/** How the tasks are spread over results and states. */
export function ResultsCard({ read, summary }: ResultsCardProps) {
  return (
    <Card
      className={styles.twoThirds}
      title={m.results_title()}
      shortcut="2"
      aside={
        <Link to="/matrix" search={{ show: 'attention' }}>
          {m.results_attention()}
        </Link>
      }
    >
      <ReadStates read={read} lines={3}>
        {() => summary && <Distribution summary={summary} />}
      </ReadStates>
    </Card>
  );
}
