import type { AssessedResult } from './sample-plan.rules.ts';

const NARRATIVES: Record<AssessedResult, string> = {
  COMPLIANT: '«{title}» در این دوره به‌طور کامل انجام شد و مدارک آن در واحد بایگانی است. (گزارش نمونه)',
  PARTIALLY_COMPLIANT:
    '«{title}» در این دوره بخشی انجام شد؛ باقی‌ماندهٔ کار در برنامهٔ دورهٔ بعد است. (گزارش نمونه)',
  NON_COMPLIANT: '«{title}» در این دوره انجام نشد؛ علت و زمان جبران به کمیته اعلام می‌شود. (گزارش نمونه)',
  NOT_APPLICABLE: 'در این دوره موردی برای «{title}» پیش نیامد. (گزارش نمونه)',
};

const CORRECTED = ' موارد خواسته‌شدهٔ بازرس در این نسخه افزوده شد.';

/** The narrative of a sample report. */
export function sampleNarrative(title: string, result: AssessedResult, isCorrection: boolean): string {
  return NARRATIVES[result].replace('{title}', title) + (isCorrection ? CORRECTED : '');
}

/** The evidence of a sample report: an address that is reserved for examples (RFC 2606) and leads nowhere. */
export function sampleEvidence(
  { code, title }: { code: string; title: string },
  unit: string,
  report: number,
): { url: string; title: string } {
  return {
    url: `https://evidence.example.org/${unit}/${code}/${report}`,
    title: `سند «${title}» (نمونه)`.slice(0, 300),
  };
}

/** Why the sample inspector returns a report. */
export const sampleReturnComment = 'بازهٔ زمانی و شمار موارد روشن نیست؛ لطفاً تکمیل شود. (بررسی نمونه)';

/** What the sample inspector notes when accepting. */
export const sampleAcceptComments: Record<AssessedResult, string> = {
  COMPLIANT: 'بررسی و تأیید شد. (بررسی نمونه)',
  PARTIALLY_COMPLIANT: 'بخشی از کار انجام شده است. (بررسی نمونه)',
  NON_COMPLIANT: 'انجام کار تأیید نشد. (بررسی نمونه)',
  NOT_APPLICABLE: 'نبود مورد تأیید شد. (بررسی نمونه)',
};
