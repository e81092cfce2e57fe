import { TaskDocument } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { m } from '../paraglide/messages.js';
import { ReportCard } from '../reports/report-card.js';
import { DutyCard } from '../tasks/duty-card.js';
import { Button } from '../ui/button.js';
import { Empty, ReadStates } from '../ui/states.js';
import { ReviewForm } from './review-form.js';
import styles from './review-detail.module.css';

interface ReviewDetailProps {
  taskId: string;
  /** Goes on to the next one. */
  onNext: () => void;
}

/** A report under review: the duty, the report with what changed since the last version, the decision. */
export function ReviewDetail({ taskId, onNext }: ReviewDetailProps) {
  const read = useGraph(TaskDocument, { id: taskId });
  return (
    <ReadStates read={read} lines={12}>
      {({ task }) => {
        const report = task?.reports.at(-1);
        if (!task || !report)
          return (
            <Empty why={m.task_not_found()} action={<Button onPress={onNext}>{m.reviews_next()}</Button>} />
          );
        const review = task.reviews.findLast((one) => one.report.id === report.id) ?? null;
        return (
          <div className={styles.detail}>
            <DutyCard task={task} />
            <ReportCard report={report} before={task.reports.at(-2)} review={review} />
            {task.can.review && <ReviewForm key={report.id} report={report} />}
            {!task.can.review && (
              <div className={styles.done} role="status">
                <p>{review ? m.review_done() : m.review_not_possible()}</p>
                <Button look="primary" onPress={onNext}>
                  {m.reviews_next()}
                </Button>
              </div>
            )}
          </div>
        );
      }}
    </ReadStates>
  );
}
