import type { TaskResult, TaskStatus } from '../graphql/generated/graphql.js';
import { resultLabel, statusLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';

interface HistoryEvent {
  type: string;
  toStatus: TaskStatus;
  result: TaskResult;
}

const known: Record<string, () => string> = {
  TASK_OPENED: m.history_task_opened,
  TASK_STARTED: m.history_task_started,
  REPORT_SUBMITTED: m.history_report_submitted,
  REPORT_WITHDRAWN: m.history_report_withdrawn,
  REPORT_FIRST_ACCEPTED: m.history_report_first_accepted,
  REPORT_ACCEPTED: m.history_report_accepted,
  REPORT_RETURNED: m.history_report_returned,
  TASK_REOPENED: m.history_task_reopened,
  TASK_CANCELLED: m.history_task_cancelled,
};

/** What happened, in words; a type that this build does not know is told by the status it led to. */
export function historyLabel({ type, toStatus, result }: HistoryEvent): string {
  const words = known[type]?.() ?? statusLabel[toStatus]();
  return type === 'REPORT_ACCEPTED' ? `${words}: ${resultLabel[result]()}` : words;
}
