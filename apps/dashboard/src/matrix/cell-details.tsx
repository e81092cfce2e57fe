import { Link } from '@tanstack/react-router';
import { MatrixCellDocument, type MatrixCellQuery } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { resultLabel, roleLabel, statusLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { useRevision } from '../overview/use-revision.js';
import { readsTasks } from '../session/pages.rules.js';
import { useViewer } from '../session/viewer.js';
import { StandingTag } from '../tasks/standing-tag.js';
import { Empty, ReadStates } from '../ui/states.js';
import styles from './cell-details.module.css';
import type { MatrixColumn, MatrixRow } from './matrix-data.rules.js';

type CellTask = NonNullable<MatrixCellQuery['tasks']>['nodes'][number];

function CellTaskCard({ task }: { task: CellTask }) {
  const report = task.reports.at(-1);
  return (
    <li className={styles.task}>
      <div className={styles.taskHead}>
        <StandingTag task={task} />
        <span className={styles.quiet}>{task.unit?.name}</span>
      </div>
      <Link className={styles.taskTitle} to="/tasks/$taskId" params={{ taskId: task.id }}>
        {task.obligation.title}
      </Link>
      <dl className={styles.facts}>
        <dt>{m.column_due()}</dt>
        <dd>
          {formats.day(task.dueOn)}
          <small>{task.dueDerivation}</small>
        </dd>
        {task.periodLabel && (
          <>
            <dt>{m.task_period()}</dt>
            <dd>{task.periodLabel}</dd>
          </>
        )}
        <dt>{m.task_status()}</dt>
        <dd>
          {statusLabel[task.status]()}
          {task.result !== 'NOT_ASSESSED' && ` · ${resultLabel[task.result]()}`}
        </dd>
        {report && (
          <>
            <dt>{m.task_last_report()}</dt>
            <dd>
              {m.report_line({
                number: formats.number(report.number),
                who: report.author?.name ?? (report.authorRole ? roleLabel[report.authorRole]() : '—'),
                day: formats.dayOf(report.submittedAt, { year: false }),
              })}
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}

function LawText({ provision }: { provision: NonNullable<MatrixCellQuery['provision']> }) {
  if (provision.contentStatus === 'NOT_ESTABLISHED') {
    return <p className={styles.law}>{m.law_not_established()}</p>;
  }
  return provision.text && <p className={styles.law}>{provision.text}</p>;
}

interface CellDetailsProps {
  row: MatrixRow;
  column: MatrixColumn;
  /** Grows when the matrix changed. */
  revision: number;
}

/** What is behind a cell: the law's text, the tasks, their newest reports. */
export function CellDetails({ row, column, revision }: CellDetailsProps) {
  const withTasks = readsTasks(useViewer().roles);
  const read = useGraph(MatrixCellDocument, {
    provisionId: row.id,
    unitId: column.id,
    filter: { provisionId: row.id, provisionSubtree: true, unitId: column.id, unitSubtree: true },
    withTasks,
  });
  useRevision(revision, read.reread);
  return (
    <div className={styles.details}>
      <ReadStates read={read} lines={8}>
        {({ provision, tasks }) => (
          <>
            {provision && <LawText provision={provision} />}
            {tasks && tasks.nodes.length === 0 && <Empty why={m.cell_no_tasks()} />}
            {tasks && tasks.nodes.length > 0 && (
              <ul className={styles.tasks}>
                {tasks.nodes.map((task) => (
                  <CellTaskCard key={task.id} task={task} />
                ))}
              </ul>
            )}
            {tasks && tasks.totalCount > tasks.nodes.length && (
              <p className={styles.quiet}>
                {m.cell_more_tasks({ tasks: formats.number(tasks.totalCount - tasks.nodes.length) })}
              </p>
            )}
          </>
        )}
      </ReadStates>
    </div>
  );
}
