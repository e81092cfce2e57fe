import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, type RefObject } from 'react';
import { useSubscription } from 'urql';
import { MyTasksDocument, TaskChangedDocument, type MyTasksQuery } from '../graphql/generated/graphql.js';
import { useGraph, useThrottled } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { hasDraft } from '../reports/report-drafts.js';
import { useViewer } from '../session/viewer.js';
import { isTyping, useWindowKeys } from '../shell/use-shell-keys.js';
import { buttonClass } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import { MoreButton, useListSize } from '../ui/more-button.js';
import { PageHead } from '../ui/page-head.js';
import { Empty, ReadStates } from '../ui/states.js';
import styles from './my-tasks-page.module.css';
import { StandingTag } from './standing-tag.js';
import { tabOf, taskTabs, type TaskTab } from './task-tabs.rules.js';

type MyTask = MyTasksQuery['tasks']['nodes'][number];

const tabLabel: Record<TaskTab, () => string> = {
  due: m.tasks_tab_due,
  returned: m.tasks_tab_returned,
  submitted: m.tasks_tab_submitted,
  done: m.tasks_tab_done,
};

const emptyWords: Record<TaskTab, () => string> = {
  due: m.tasks_none_due,
  returned: m.tasks_none_returned,
  submitted: m.tasks_none_submitted,
  done: m.tasks_none_done,
};

const settle = 800;
const mine = { variables: { filter: { mine: true } } };

/** The next thing to do with a task, as its button says it. */
function TaskAction({ task }: { task: MyTask }) {
  const { username } = useViewer();
  const { id, can, status } = task;
  if (!can.submit) {
    return (
      <Link className={buttonClass('plain')} to="/tasks/$taskId" params={{ taskId: id }}>
        {m.task_see()}
      </Link>
    );
  }
  const correcting = status === 'RETURNED';
  const continuing = hasDraft(username, id);
  return (
    <Link className={buttonClass('primary')} to="/tasks/$taskId/report" params={{ taskId: id }}>
      {correcting && m.task_correct()}
      {!correcting && (continuing ? m.task_continue_report() : m.task_write_report())}
    </Link>
  );
}

function ReturnReason({ task }: { task: MyTask }) {
  const last = task.reviews.at(-1);
  if (task.status !== 'RETURNED' || last?.decision !== 'RETURN' || !last.comment) return null;
  return <p className={styles.reason}>{last.comment}</p>;
}

function TaskCard({ task }: { task: MyTask }) {
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <StandingTag task={task} />
        <span className={styles.due}>{m.task_due_on({ day: formats.day(task.dueOn, { year: false }) })}</span>
      </div>
      <h2 className={styles.title}>
        <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
          {task.obligation.title}
        </Link>
      </h2>
      <p className={styles.place}>
        {[task.provision.label, task.unit?.name, task.periodLabel].filter(Boolean).join(' · ')}
      </p>
      <ReturnReason task={task} />
      <div className={styles.action}>
        <TaskAction task={task} />
      </div>
    </article>
  );
}

/** `j` and `k` put the focus on the next and the previous task. */
function useTaskKeys(listRef: RefObject<HTMLElement | null>): void {
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    const titles = [...(listRef.current?.querySelectorAll<HTMLElement>('h2 a') ?? [])];
    if (step === undefined || titles.length === 0) return;
    const at = titles.findIndex((title) => title.closest('article')?.contains(document.activeElement));
    titles[Math.min(Math.max(at + step, 0), titles.length - 1)]?.focus();
  });
}

function useTab(tasks: MyTask[]): [TaskTab, (tab: TaskTab) => void] {
  const { tab } = useSearch({ from: '/shell/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const first = tasks.some(({ status }) => tabOf(status) === 'due') ? 'due' : 'returned';
  const chosen = tab ?? (tasks.some(({ status }) => tabOf(status) === first) ? first : 'due');
  return [chosen, (next) => void navigate({ search: { tab: next }, replace: true })];
}

interface TaskListProps {
  tasks: MyTask[];
  total: number;
  onMore: () => void;
}

function TaskList({ tasks, total, onMore }: TaskListProps) {
  const [tab, setTab] = useTab(tasks);
  const listRef = useRef<HTMLDivElement>(null);
  useTaskKeys(listRef);
  const shown = tasks.filter(({ status }) => tabOf(status) === tab);
  return (
    <>
      <div className={styles.tabs} role="group" aria-label={m.tasks_tabs()}>
        {taskTabs.map((name) => {
          const count = tasks.filter(({ status }) => tabOf(status) === name).length;
          return (
            <Chip key={name} isOn={name === tab} onToggle={() => setTab(name)}>
              {tabLabel[name]()} {count > 0 && formats.number(count)}
            </Chip>
          );
        })}
      </div>
      {shown.length === 0 && <Empty why={emptyWords[tab]()} />}
      <div ref={listRef} className={styles.list}>
        {shown.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </div>
      <MoreButton shown={tasks.length} total={total} onMore={onMore} />
    </>
  );
}

/** One's own tasks: due, returned, submitted, done. */
export function MyTasksPage() {
  const [first, more] = useListSize();
  const read = useGraph(MyTasksDocument, { first });
  const reread = useThrottled(read.reread, settle);
  useSubscription({ query: TaskChangedDocument, ...mine }, (_previous, next) => {
    reread();
    return next;
  });
  return (
    <>
      <PageHead title={m.page_tasks()} />
      <ReadStates read={read} lines={8}>
        {({ tasks }) => <TaskList tasks={tasks.nodes} total={tasks.totalCount} onMore={more} />}
      </ReadStates>
    </>
  );
}
