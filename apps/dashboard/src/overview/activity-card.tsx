import { useState } from 'react';
import { useSubscription } from 'urql';
import {
  ActivityAddedDocument,
  LatestActivityDocument,
  type ActivityLineFragment,
  type ActivityType,
} from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { ago } from '../language/ago.js';
import { activitySentence, resultLabel, resultMark, roleLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { LiveDot } from '../shell/live-dot.js';
import { Card } from '../ui/card.js';
import { Mark, type MarkName } from '../ui/mark.js';
import { Empty, ReadStates } from '../ui/states.js';
import { useNow } from '../ui/use-now.js';
import styles from './overview-page.module.css';

const everything = { filter: {} };

const typeMark: Record<ActivityType, MarkName> = {
  TASK_STARTED: 'WAITING',
  REPORT_SUBMITTED: 'SUBMITTED',
  REPORT_WITHDRAWN: 'WAITING',
  REPORT_FIRST_ACCEPTED: 'SUBMITTED',
  REPORT_ACCEPTED: 'COMPLIANT',
  REPORT_RETURNED: 'RETURNED',
  TASK_REOPENED: 'WAITING',
  TASK_CANCELLED: 'NOT_APPLICABLE',
};

function Event({ event, isNew, now }: { event: ActivityLineFragment; isNew: boolean; now: Date }) {
  const who = event.actor?.name ?? (event.actorRole ? roleLabel[event.actorRole]() : m.activity_somebody());
  const details = [event.unit?.name, event.provision?.label, event.result && resultLabel[event.result]()];
  return (
    <li className={styles.event} data-new={isNew || undefined}>
      <Mark name={event.result ? resultMark[event.result] : typeMark[event.type]} />
      <div>
        {activitySentence[event.type]({ who, what: event.obligationTitle })}
        <small>{details.filter(Boolean).join(' · ')}</small>
      </div>
      <time dateTime={event.at}>{ago(event.at, now)}</time>
    </li>
  );
}

/** Who did what, newest first, as it happens. */
export function ActivityCard() {
  const read = useGraph(LatestActivityDocument, everything);
  const now = useNow();
  const [arrived, setArrived] = useState<string[]>([]);
  useSubscription({ query: ActivityAddedDocument, variables: everything }, (_previous, next) => {
    setArrived((ids) => [next.activityAdded.id, ...ids]);
    return next;
  });
  return (
    <Card className={styles.narrow} title={m.activity_title()} shortcut="6" aside={<LiveDot />}>
      <ReadStates read={read} lines={5}>
        {({ activity }) =>
          activity.nodes.length === 0 ? (
            <Empty why={m.activity_none()} />
          ) : (
            <ul className={styles.feed}>
              {activity.nodes.map((event) => (
                <Event key={event.id} event={event} isNew={arrived.includes(event.id)} now={now} />
              ))}
            </ul>
          )
        }
      </ReadStates>
    </Card>
  );
}
