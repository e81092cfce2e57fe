import { Link } from '@tanstack/react-router';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';
import {
  UpcomingTasksDocument,
  type TaskLineFragment,
  type UpcomingTasksQueryVariables,
} from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { StandingTag } from '../tasks/standing-tag.js';
import { Card } from '../ui/card.js';
import { Empty, ReadStates } from '../ui/states.js';
import styles from './overview-page.module.css';
import { useRevision } from './use-revision.js';

const open: UpcomingTasksQueryVariables = { filter: { status: ['TO_DO', 'IN_PROGRESS', 'RETURNED'] } };

function UpcomingTable({ tasks }: { tasks: TaskLineFragment[] }) {
  if (tasks.length === 0) return <Empty why={m.upcoming_none()} />;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{m.column_due()}</th>
          <th scope="col">{m.column_task()}</th>
          <th scope="col">{m.column_unit()}</th>
          <th scope="col">
            <VisuallyHidden>{m.column_standing()}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <td className={styles.date}>{formats.day(task.dueOn, { year: false })}</td>
            <td>
              <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
                {task.obligation.title}
              </Link>
            </td>
            <td className={styles.secondary}>{task.unit?.name}</td>
            <td className={styles.end}>
              <StandingTag task={task} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is late or due next. */
export function UpcomingCard({ revision }: { revision: number }) {
  const read = useGraph(UpcomingTasksDocument, open);
  useRevision(revision, read.reread);
  return (
    <Card className={styles.wide} title={m.upcoming_title()} shortcut="5">
      <ReadStates read={read} lines={5}>
        {(data) => <UpcomingTable tasks={data.tasks.nodes} />}
      </ReadStates>
    </Card>
  );
}
