/** What the message of a problem in a workbook or a CSV file needs to know, by code. */
export interface TableProblemDetails {
  UNKNOWN_FILES: { found: string };
  NOT_UTF8: Record<string, never>;
  CSV_SYNTAX: { reason: string };
  WORKBOOK_SYNTAX: { reason: string };
  ARCHIVE_TOO_LARGE: { megabytes: number };
  UNSAFE_ENTRY: { reason: string };
  UNKNOWN_TABLE: { allowed: string };
  REPEATED_TABLE: { first: string };
  UNKNOWN_HEADING: { found: string };
  MISSING_HEADING: { heading: string };
  REPEATED_HEADING: { found: string };
  NO_HEADING: Record<string, never>;
  FORMULA_CELL: Record<string, never>;
  ERROR_CELL: { found: string };
}

type TableWordings = {
  [C in keyof TableProblemDetails]: (details: TableProblemDetails[C]) => { fa: string; en: string };
};

/** Messages of problems in workbooks and CSV files, in both languages. */
export const TABLE_WORDINGS: TableWordings = {
  UNKNOWN_FILES: ({ found }) => ({
    fa: `یک فایل JSON، یک فایل XLSX یا چند فایل CSV بدهید؛ این‌ها داده شده است: ${found}`,
    en: `give one JSON file, one XLSX file or several CSV files; given were: ${found}`,
  }),
  NOT_UTF8: () => ({ fa: 'متن فایل UTF-8 نیست', en: 'the text of the file is not UTF-8' }),
  CSV_SYNTAX: ({ reason }) => ({ fa: `CSV نادرست است: ${reason}`, en: `malformed CSV: ${reason}` }),
  WORKBOOK_SYNTAX: ({ reason }) => ({
    fa: `فایل XLSX خواندنی نیست: ${reason}`,
    en: `the XLSX file cannot be read: ${reason}`,
  }),
  ARCHIVE_TOO_LARGE: ({ megabytes }) => ({
    fa: `محتوای فایل XLSX پس از باز شدن از ${megabytes} مگابایت بیشتر است`,
    en: `unpacked, the XLSX file holds more than ${megabytes} MB`,
  }),
  UNSAFE_ENTRY: ({ reason }) => ({
    fa: `نام بخشی از فایل XLSX به بیرون از آن اشاره می‌کند: ${reason}`,
    en: `the name of a part of the XLSX file leads out of it: ${reason}`,
  }),
  UNKNOWN_TABLE: ({ allowed }) => ({
    fa: `نه نام این جدول شناخته است نه ستون‌های آن؛ جدول‌ها: ${allowed}`,
    en: `neither the name of this table is known nor its headings; the tables are: ${allowed}`,
  }),
  REPEATED_TABLE: ({ first }) => ({
    fa: `این جدول دو بار آمده است؛ نخست در «${first}»`,
    en: `this table is there twice; first in "${first}"`,
  }),
  UNKNOWN_HEADING: ({ found }) => ({
    fa: `عنوان ستون «${found}» در این جدول شناخته نیست`,
    en: `the heading "${found}" is not known in this table`,
  }),
  MISSING_HEADING: ({ heading }) => ({
    fa: `ستون «${heading}» در این جدول نیست`,
    en: `the column "${heading}" is missing in this table`,
  }),
  REPEATED_HEADING: ({ found }) => ({
    fa: `عنوان «${found}» دو بار آمده است`,
    en: `the heading "${found}" is there twice`,
  }),
  NO_HEADING: () => ({ fa: 'این خانه زیر هیچ عنوانی نیست', en: 'this cell stands under no heading' }),
  FORMULA_CELL: () => ({
    fa: 'در این خانه فرمول است؛ به جای آن مقدار بنویسید',
    en: 'there is a formula in this cell; write its value instead',
  }),
  ERROR_CELL: ({ found }) => ({
    fa: `در این خانه خطای ${found} است`,
    en: `there is the error ${found} in this cell`,
  }),
};
