import type { TaskResult, TaskStatus } from '../graphql/generated/graphql.js';
import { formats, todayInTehran } from '../language/formats.js';
import { resultLabel, resultMark, resultTone, statusLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import { Mark } from '../ui/mark.js';
import { Tag } from '../ui/tag.js';
import { standingOf, type TaskStanding } from './task-standing.rules.js';

interface StandingTagProps {
  task: { status: TaskStatus; result: TaskResult; dueOn: string };
}

function lateness(standing: Extract<TaskStanding, { kind: 'LATE' | 'LATE_YEARS' }>): string {
  if (standing.kind === 'LATE')
    return m.due_late({ count: standing.days, days: formats.number(standing.days) });
  return m.due_late_years({ count: standing.years, years: formats.number(standing.years) });
}

/** Where a task stands, in a word: «۲ روز دیر», «در حال بررسی», «رعایت‌شده». */
export function StandingTag({ task }: StandingTagProps) {
  const standing = standingOf(task, todayInTehran());
  switch (standing.kind) {
    case 'LATE':
    case 'LATE_YEARS':
      return (
        <Tag tone="bad">
          <Mark name="OVERDUE" />
          {lateness(standing)}
        </Tag>
      );
    case 'DUE_TODAY':
      return <Tag tone="middling">{m.due_today()}</Tag>;
    case 'DUE_SOON':
    case 'DUE_LATER':
      return (
        <Tag tone={standing.kind === 'DUE_SOON' ? 'middling' : 'quiet'}>
          {m.due_left({ count: standing.days, days: formats.number(standing.days) })}
        </Tag>
      );
    case 'IN_REVIEW':
      return (
        <Tag tone="info">
          <Mark name="SUBMITTED" />
          {statusLabel.SUBMITTED()}
        </Tag>
      );
    case 'RETURNED':
      return (
        <Tag tone="bad">
          <Mark name="RETURNED" />
          {statusLabel.RETURNED()}
        </Tag>
      );
    case 'DONE':
      return (
        <Tag tone={resultTone[standing.result]}>
          <Mark name={resultMark[standing.result]} />
          {resultLabel[standing.result]()}
        </Tag>
      );
    case 'CANCELLED':
      return <Tag tone="quiet">{statusLabel.CANCELLED()}</Tag>;
  }
}
