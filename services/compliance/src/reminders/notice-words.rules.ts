import type { LocalizedText } from '@rasad/event-contracts';
import type { NoticeKind } from './reminder-schedule.js';

const headlines: Record<NoticeKind, Required<LocalizedText>> = {
  DUE_SOON: { fa: 'سررسید نزدیک است', en: 'Due soon' },
  OVERDUE: { fa: 'از سررسید گذشته است', en: 'Overdue' },
  RETURNED: { fa: 'گزارش برگشت خورده است', en: 'The report was returned' },
  AWAITING_REVIEW: { fa: 'گزارشی در انتظار بررسی است', en: 'A report is waiting for review' },
};

/** What a notice says, and whether it went up the tree. */
export function noticeInWords({ kind, level }: { kind: NoticeKind; level: number }): Required<LocalizedText> {
  const { fa, en } = headlines[kind];
  if (level === 0) return { fa, en };
  return { fa: `${fa} (ارجاع به سطح بالاتر)`, en: `${en} (escalated)` };
}
