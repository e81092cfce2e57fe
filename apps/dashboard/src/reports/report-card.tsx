import type { TaskRecordFragment } from '../graphql/generated/graphql.js';
import { formats } from '../language/formats.js';
import { decisionLabel, resultLabel, resultMark, resultTone, roleLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { Mark } from '../ui/mark.js';
import { Tag } from '../ui/tag.js';
import { Difference } from './difference.js';
import { EvidenceList } from './evidence-list.js';
import styles from './report-card.module.css';

/** A report as a task's record gives it. */
export type ReportRecord = TaskRecordFragment['reports'][number];
type ReviewRecord = TaskRecordFragment['reviews'][number];

interface ReportCardProps {
  report: ReportRecord;
  review?: ReviewRecord | null;
  /** The version before, to show what changed. */
  before?: ReportRecord | undefined;
}

function ReviewNote({ review }: { review: ReviewRecord }) {
  return (
    <div className={styles.review} data-decision={review.decision}>
      <b>
        {decisionLabel[review.decision]()}
        {review.result && ` · ${resultLabel[review.result]()}`}
      </b>
      <span className={styles.quiet}>
        {[
          review.reviewer?.name,
          review.reviewerRole && roleLabel[review.reviewerRole](),
          formats.dayOf(review.reviewedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {review.comment && <p dir="auto">{review.comment}</p>}
    </div>
  );
}

/** A report: who claimed what, since when, and what a review said of it. */
export function ReportCard({ report, review, before }: ReportCardProps) {
  return (
    <article className={styles.report}>
      <header className={styles.head}>
        <h3>{m.report_number({ number: formats.number(report.number) })}</h3>
        <Tag tone={resultTone[report.result]}>
          <Mark name={resultMark[report.result]} />
          {m.report_claims({ result: resultLabel[report.result]() })}
        </Tag>
        <span className={styles.quiet}>
          {[
            report.author?.name,
            report.authorRole && roleLabel[report.authorRole](),
            formats.moment(report.submittedAt),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </header>
      <p className={styles.narrative} dir="auto">
        {before ? <Difference before={before.narrative} after={report.narrative} /> : report.narrative}
      </p>
      <p className={styles.quiet}>
        {report.effectiveOn
          ? m.report_effective({ day: formats.day(report.effectiveOn) })
          : m.report_no_date()}
      </p>
      <EvidenceList evidence={report.evidence} />
      {review && <ReviewNote review={review} />}
    </article>
  );
}
