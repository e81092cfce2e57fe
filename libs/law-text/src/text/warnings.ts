import type { BilingualText } from '@rasad/import-formats';
import type { NoiseCode } from './noise.js';
import { inPersianDigits } from './persian-numbers.js';

/** Why a line is in no provision. */
export type LeftOutCode =
  | NoiseCode
  | 'BEFORE_FIRST_PROVISION'
  | 'TABLE_OF_CONTENTS'
  | 'CLOSING_AGREES'
  | 'CLOSING_DIFFERS'
  | 'AFTER_CLOSING';

/** What is worth a second look, though nothing was left out. */
export type RemarkCode =
  | 'REPLACEMENT_TEXT'
  | 'KEPT_AS_TEXT'
  | 'FOOTNOTE_REFERENCE'
  | 'DUPLICATE_NUMBER'
  | 'EMPTY_PROVISION'
  | 'ARTICLE_GAP'
  | 'CLOSING_AGREES'
  | 'CLOSING_DIFFERS'
  | 'CONTENT_NOT_ESTABLISHED'
  | 'CONTENT_PARTIAL'
  | 'DATE_UNKNOWN'
  | 'NO_PROVISIONS'
  | 'FOREIGN_CONTENT';

/** A line that was left out, or something to look at again. */
export interface LawWarning {
  code: LeftOutCode | RemarkCode;
  /** INFO where it was to be expected: the title, the closing formula that agrees. */
  severity: 'INFO' | 'WARNING';
  /** Number of the line that is in no provision, from 1; null for a remark about what was read. */
  line: number | null;
  /** eId of the provision that a remark is about. */
  eId: string | null;
  /** The line as typed. */
  text: string | null;
  reason: BilingualText;
}

const LEFT_OUT: Record<Exclude<LeftOutCode, 'CLOSING_DIFFERS' | 'CLOSING_AGREES'>, BilingualText> = {
  BEFORE_FIRST_PROVISION: {
    fa: 'عنوان یا دیباچه است و پیش از نخستین ماده آمده است',
    en: 'title or preamble, before the first provision',
  },
  TABLE_OF_CONTENTS: {
    fa: 'فهرست است: همین عنوان پس از این دوباره با متن آمده است',
    en: 'table of contents: the same heading follows again with its text',
  },
  AFTER_CLOSING: { fa: 'پس از جملهٔ پایانی قانون آمده است', en: 'comes after the closing formula' },
  FOOTNOTE: { fa: 'پانوشت است، نه متن قانون', en: 'a footnote, not the law' },
  NAVIGATION: { fa: 'پیوند یا شمارهٔ صفحهٔ وبگاه است', en: 'navigation of the site' },
  SHARING: { fa: 'دکمهٔ هم‌رسانی وبگاه است', en: 'a share button of the site' },
  PRICE: { fa: 'قیمت یا سبد خرید وبگاه است', en: 'a price of the site' },
  ADVERTISEMENT: { fa: 'تبلیغ یا نشانی اینترنتی است', en: 'an advertisement or a web address' },
  PAGE_DETAIL: { fa: 'مشخصات صفحهٔ وبگاه است', en: 'a detail of the web page' },
  DECORATION: { fa: 'تنها نشانه و خط است', en: 'only marks and rules' },
};

const INFORMATION: ReadonlySet<string> = new Set([
  'BEFORE_FIRST_PROVISION',
  'CLOSING_AGREES',
  'AFTER_CLOSING',
  'DECORATION',
  'REPLACEMENT_TEXT',
]);

/** What each remark has to tell. */
export interface RemarkDetails {
  REPLACEMENT_TEXT: { from: number; to: number };
  KEPT_AS_TEXT: { line: number };
  FOOTNOTE_REFERENCE: { line: number; count: number };
  DUPLICATE_NUMBER: { line: number; number: string };
  EMPTY_PROVISION: { line: number };
  ARTICLE_GAP: { before: number; after: number };
  CLOSING_AGREES: { line: number; says: BilingualText };
  CLOSING_DIFFERS: { line: number; says: BilingualText };
  CONTENT_NOT_ESTABLISHED: { count: number; eIds: string };
  CONTENT_PARTIAL: { count: number; eIds: string };
  DATE_UNKNOWN: { field: string };
  NO_PROVISIONS: Record<string, never>;
  FOREIGN_CONTENT: { line: number; element: string };
}

const REMARKS: { [C in RemarkCode]: (details: RemarkDetails[C]) => BilingualText } = {
  REPLACEMENT_TEXT: ({ from, to }) => ({
    fa: `خط ${fa(from)} تا ${fa(to)} متن تازهٔ قانون دیگری است و در متن همین حکم ماند`,
    en: `lines ${from} to ${to} are new words for another law and stay in the text of this provision`,
  }),
  KEPT_AS_TEXT: ({ line }) => ({
    fa: `خط ${fa(line)} مانند آغاز حکمی تازه است، ولی شماره‌اش به دنبال پیشینیان نمی‌آید؛ در متن همین حکم ماند`,
    en: `line ${line} looks like the start of a provision, but its number is out of sequence; it stays in the text of this one`,
  }),
  FOOTNOTE_REFERENCE: ({ line, count }) => ({
    fa: `${fa(count)} شمارهٔ پانوشت از خط ${fa(line)} برداشته شد`,
    en: `${count} footnote references were taken out of line ${line}`,
  }),
  DUPLICATE_NUMBER: ({ line, number }) => ({
    fa: `شمارهٔ «${number}» در خط ${fa(line)} پیش از این هم آمده است`,
    en: `the number "${number}" on line ${line} was there before`,
  }),
  EMPTY_PROVISION: ({ line }) => ({
    fa: `حکم خط ${fa(line)} متنی ندارد`,
    en: `the provision on line ${line} has no text`,
  }),
  ARTICLE_GAP: ({ before, after }) => ({
    fa: `شمارهٔ ماده‌ها پیوسته نیست: پس از ${fa(before)} شمارهٔ ${fa(after)} آمده است`,
    en: `the articles are not numbered in sequence: ${after} follows ${before}`,
  }),
  CLOSING_AGREES: ({ line, says }) => ({
    fa: `جملهٔ پایانی در خط ${fa(line)} با شمارش می‌خواند: ${says.fa}`,
    en: `the closing formula on line ${line} agrees with the count: ${says.en}`,
  }),
  CLOSING_DIFFERS: ({ line, says }) => ({
    fa: `جملهٔ پایانی در خط ${fa(line)} با شمارش نمی‌خواند: ${says.fa}`,
    en: `the closing formula on line ${line} differs from the count: ${says.en}`,
  }),
  CONTENT_NOT_ESTABLISHED: ({ count, eIds }) => ({
    fa: `محتوای ${fa(count)} حکم تأیید نشده است (${eIds})`,
    en: `the content of ${count} provisions is not established (${eIds})`,
  }),
  CONTENT_PARTIAL: ({ count, eIds }) => ({
    fa: `محتوای ${fa(count)} حکم تنها تا اندازه‌ای تأیید شده است (${eIds})`,
    en: `the content of ${count} provisions is established only in part (${eIds})`,
  }),
  DATE_UNKNOWN: ({ field }) => ({
    fa: `تاریخ ${field} داده نشده است؛ مهلت‌هایی که از آن می‌شمرند حساب نمی‌شود`,
    en: `the date ${field} is not given; deadlines that count from it cannot be computed`,
  }),
  NO_PROVISIONS: () => ({
    fa: 'هیچ ماده، فصل یا بندی در متن شناخته نشد',
    en: 'no article, chapter or clause was recognised in the text',
  }),
  FOREIGN_CONTENT: ({ line, element }) => ({
    fa: `عنصر «${element}» در خط ${fa(line)} در این قالب جایی ندارد و خوانده نشد`,
    en: `the element "${element}" on line ${line} has no place in this format and was not read`,
  }),
};

/** A line that is in no provision. */
export function leftOut(code: keyof typeof LEFT_OUT, line: { number: number; raw: string }): LawWarning {
  return {
    code,
    severity: severityOf(code),
    line: line.number,
    eId: null,
    text: line.raw,
    reason: LEFT_OUT[code],
  };
}

/** The line of the closing formula, with what came of the comparison. */
export function closingLine(
  line: { number: number; raw: string },
  agrees: boolean,
  says: BilingualText,
): LawWarning {
  const code = agrees ? 'CLOSING_AGREES' : 'CLOSING_DIFFERS';
  const reason = REMARKS[code]({ line: line.number, says });
  return { code, severity: severityOf(code), line: line.number, eId: null, text: line.raw, reason };
}

/** Something about a provision, or about the whole, that is worth a second look. */
export function remark<C extends RemarkCode>(
  code: C,
  eId: string | null,
  details: RemarkDetails[C],
): LawWarning {
  return { code, severity: severityOf(code), line: null, eId, text: null, reason: REMARKS[code](details) };
}

function severityOf(code: LawWarning['code']): LawWarning['severity'] {
  return INFORMATION.has(code) ? 'INFO' : 'WARNING';
}

function fa(value: number): string {
  return inPersianDigits(value);
}
