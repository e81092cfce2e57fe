import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useSubscription } from 'urql';
import {
  ReviewQueueDocument,
  TaskChangedDocument,
  type ReviewQueueQuery,
} from '../graphql/generated/graphql.js';
import { useGraph, useThrottled } from '../graphql/use-graph.js';
import { ago } from '../language/ago.js';
import { formats } from '../language/formats.js';
import { resultLabel, resultMark } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { isTyping, useWindowKeys } from '../shell/use-shell-keys.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Mark } from '../ui/mark.js';
import { MoreButton, useListSize } from '../ui/more-button.js';
import { PageHead } from '../ui/page-head.js';
import { Empty, ReadStates } from '../ui/states.js';
import { useNarrow } from '../ui/use-narrow.js';
import { useNow } from '../ui/use-now.js';
import { ReviewDetail } from './review-detail.js';
import styles from './review-queue-page.module.css';

type WaitingTask = ReviewQueueQuery['tasks']['nodes'][number];

const settle = 800;
const everything = { variables: { filter: {} } };

function QueueEntry({ task, isChosen, now }: { task: WaitingTask; isChosen: boolean; now: Date }) {
  const report = task.reports.at(-1);
  return (
    <li>
      <Link
        className={styles.entry}
        to="/reviews"
        search={{ task: task.id }}
        aria-current={isChosen ? 'true' : undefined}
        data-task={task.id}
      >
        <span className={styles.entryTitle}>{task.obligation.title}</span>
        <span className={styles.entryPlace}>
          {[task.unit?.name, task.provision.label].filter(Boolean).join(' · ')}
        </span>
        {report && (
          <span className={styles.entryReport}>
            <Mark name={resultMark[report.result]} />
            {resultLabel[report.result]()}
            <time dateTime={report.submittedAt}>{ago(report.submittedAt, now)}</time>
          </span>
        )}
      </Link>
    </li>
  );
}

/** `j` and `k` go to the next and the previous one. */
function useQueueKeys(tasks: WaitingTask[], chosen: string | undefined, choose: (id: string) => void): void {
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    // By place on the keyboard, so that they work under a Persian layout too.
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    if (step === undefined || tasks.length === 0) return;
    const at = tasks.findIndex(({ id }) => id === chosen);
    const next = tasks[Math.min(Math.max(at + step, 0), tasks.length - 1)];
    if (next) choose(next.id);
  });
}

interface QueueProps {
  tasks: WaitingTask[];
  total: number;
  onMore: () => void;
}

function Queue({ tasks, total, onMore }: QueueProps) {
  const { task: asked } = useSearch({ from: '/shell/reviews' });
  const navigate = useNavigate({ from: '/reviews' });
  const narrow = useNarrow();
  const now = useNow();
  // On a wide screen the first one is open at once; the phone shows the list first.
  const chosen = asked ?? (narrow ? undefined : tasks[0]?.id);
  const choose = (task: string | undefined) => void navigate({ search: task ? { task } : {} });
  useQueueKeys(tasks, chosen, choose);
  const at = tasks.findIndex(({ id }) => id === chosen);
  const following = tasks[at + 1] ?? tasks[at - 1];
  if (tasks.length === 0 && !asked) return <Empty why={m.reviews_none()} />;
  return (
    <div className={styles.split}>
      {(!narrow || !chosen) && (
        <div className={styles.queue}>
          <ul aria-label={m.reviews_list()}>
            {tasks.map((task) => (
              <QueueEntry key={task.id} task={task} isChosen={task.id === chosen} now={now} />
            ))}
          </ul>
          <MoreButton shown={tasks.length} total={total} onMore={onMore} />
        </div>
      )}
      {chosen && (
        <div className={styles.detail}>
          {narrow && (
            <Button look="quiet" onPress={() => choose(undefined)}>
              <Icon name="back" directional />
              {m.reviews_back()}
            </Button>
          )}
          <ReviewDetail
            key={chosen}
            taskId={chosen}
            onNext={() => choose(narrow ? undefined : following?.id)}
          />
        </div>
      )}
    </div>
  );
}

/** What waits for one's review: the list, and the chosen report with all that is needed to judge it. */
export function ReviewQueuePage() {
  const [first, more] = useListSize();
  const read = useGraph(ReviewQueueDocument, { first });
  const reread = useThrottled(read.reread, settle);
  useSubscription({ query: TaskChangedDocument, ...everything }, (_previous, next) => {
    reread();
    return next;
  });
  const total = read.data?.tasks.totalCount;
  return (
    <>
      <PageHead
        title={m.page_reviews()}
        facts={total !== undefined && m.reviews_facts({ count: total, reports: formats.number(total) })}
      />
      <ReadStates read={read} lines={8}>
        {({ tasks }) => <Queue tasks={tasks.nodes} total={tasks.totalCount} onMore={more} />}
      </ReadStates>
    </>
  );
}
