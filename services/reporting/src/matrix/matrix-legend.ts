import { cellStatus, overdueBit, severalBit, type CellStatus } from './matrix-cell.rules.js';
import type { MatrixLegend } from './matrix.graphql.js';

const statusTexts: Record<CellStatus, { fa: string; en: string }> = {
  NOTHING_ASSIGNED: { fa: 'بدون تکلیف', en: 'Nothing assigned' },
  WAITING: { fa: 'در انتظار', en: 'Waiting' },
  IN_REVIEW: { fa: 'در حال بررسی', en: 'In review' },
  RETURNED: { fa: 'برگشت‌خورده', en: 'Returned' },
  COMPLIANT: { fa: 'رعایت‌شده', en: 'Compliant' },
  PARTIALLY_COMPLIANT: { fa: 'رعایت نسبی', en: 'Partially compliant' },
  NON_COMPLIANT: { fa: 'رعایت‌نشده', en: 'Not compliant' },
  NOT_APPLICABLE: { fa: 'بی‌موضوع', en: 'Not applicable' },
};

/** What the bits of a cell mean. */
export const matrixLegend: MatrixLegend[] = [
  ...Object.entries(cellStatus).map(([key, value]) => ({
    mask: 7,
    value,
    key,
    text: statusTexts[key as CellStatus],
  })),
  { mask: overdueBit, value: overdueBit, key: 'OVERDUE', text: { fa: 'دیرکرد', en: 'Overdue' } },
  {
    mask: severalBit,
    value: severalBit,
    key: 'SEVERAL_TASKS',
    text: { fa: 'چند تکلیف', en: 'Several tasks' },
  },
];
