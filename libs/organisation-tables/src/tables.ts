import type { LocalizedText } from '@rasad/event-contracts';
import { matchingForm } from './matching.rules.js';
import { confidenceLabels, kindLabels, postLabels, roleLabels, type ValueLabels } from './value-labels.js';

/** What a cell of a column holds. */
export type ColumnKind =
  | { kind: 'TEXT' }
  /** Identifiers: spaces around them and the script of their digits do not count. */
  | { kind: 'CODE' }
  | { kind: 'CODES' }
  | { kind: 'DATE' }
  | { kind: 'NUMBER' }
  | { kind: 'YES_NO' }
  /** One of several values; `byForm` knows each by its own name and by its label. */
  | { kind: 'CHOICE'; labels: ValueLabels; byForm: ReadonlyMap<string, string> };

/** A column of a table: a field of an entry in `rasad.organisation/1`. */
export interface Column {
  /** Steps from the entry to the field, such as `name`, `fa`. */
  field: readonly [string] | readonly [string, 'fa' | 'en'];
  holds: ColumnKind;
  /** Its heading in both languages. */
  title: Required<LocalizedText>;
  /** Whether a table without this column cannot be read. */
  needed?: true;
  /** Whether an empty cell says "none" rather than nothing at all. */
  emptyIsNull?: true;
}

/** Lists of an organisation document, each a table: a sheet of a workbook or a CSV file. */
export type TableName = 'units' | 'positions' | 'people' | 'serviceAccounts' | 'appointments' | 'grants';

/** One table of the organisation. */
export interface Table {
  name: TableName;
  /** Name of its sheet in both languages. */
  title: Required<LocalizedText>;
  /** Name of its CSV file, without extension. */
  fileName: string;
  columns: readonly Column[];
}

const text: ColumnKind = { kind: 'TEXT' };
const code: ColumnKind = { kind: 'CODE' };
const date: ColumnKind = { kind: 'DATE' };
const yesNo: ColumnKind = { kind: 'YES_NO' };

function choice(labels: ValueLabels): ColumnKind {
  const values = Object.entries(labels);
  const forms = values.flatMap(([value, label]) =>
    [value, label].map((one) => [matchingForm(one), value] as const),
  );
  return { kind: 'CHOICE', labels, byForm: new Map(forms) };
}

const validity: Column[] = [
  { field: ['validFrom'], holds: date, title: { fa: 'از تاریخ', en: 'Valid from' } },
  {
    field: ['validTo'],
    holds: date,
    title: { fa: 'تا تاریخ (نخستین روز پس از آن)', en: 'Valid to (first day after)' },
  },
];
const sample: Column = { field: ['sample'], holds: yesNo, title: { fa: 'نمونه', en: 'Sample' } };
const username: Column = {
  field: ['username'],
  holds: code,
  title: { fa: 'نام کاربری', en: 'Username' },
  needed: true,
};

function bilingual(field: string, fa: string, en: string): Column[] {
  return [
    { field: [field, 'fa'], holds: text, title: { fa: `${fa} (فارسی)`, en: `${en} (Persian)` } },
    { field: [field, 'en'], holds: text, title: { fa: `${fa} (انگلیسی)`, en: `${en} (English)` } },
  ];
}

/** The tables, in the order in which they are written and their problems are told. */
export const tables: readonly Table[] = [
  {
    name: 'units',
    title: { fa: 'واحدها', en: 'Units' },
    fileName: 'units',
    columns: [
      { field: ['code'], holds: code, title: { fa: 'شناسهٔ واحد', en: 'Code' }, needed: true },
      { field: ['kind'], holds: choice(kindLabels), title: { fa: 'نوع واحد', en: 'Kind' }, needed: true },
      {
        field: ['parent'],
        holds: code,
        title: { fa: 'شناسهٔ واحد بالادست', en: 'Parent' },
        needed: true,
        emptyIsNull: true,
      },
      ...bilingual('name', 'نام واحد', 'Name'),
      { field: ['tags'], holds: { kind: 'CODES' }, title: { fa: 'کارکردها', en: 'Tags' } },
      ...validity,
      sample,
      { field: ['confidence'], holds: choice(confidenceLabels), title: { fa: 'اطمینان', en: 'Confidence' } },
      { field: ['note'], holds: text, title: { fa: 'توضیح', en: 'Note' } },
      { field: ['source'], holds: text, title: { fa: 'منبع', en: 'Source' } },
    ],
  },
  {
    name: 'positions',
    title: { fa: 'سمت‌ها', en: 'Positions' },
    fileName: 'positions',
    columns: [
      { field: ['code'], holds: code, title: { fa: 'شناسهٔ سمت', en: 'Code' }, needed: true },
      { field: ['unit'], holds: code, title: { fa: 'شناسهٔ واحد', en: 'Unit' }, needed: true },
      { field: ['kind'], holds: choice(postLabels), title: { fa: 'نوع سمت', en: 'Kind' }, needed: true },
      ...bilingual('title', 'عنوان سمت', 'Title'),
      { field: ['sensitive'], holds: yesNo, title: { fa: 'حساس', en: 'Sensitive' } },
      { field: ['seats'], holds: { kind: 'NUMBER' }, title: { fa: 'شمار متصدیان', en: 'Seats' } },
      ...validity,
      sample,
    ],
  },
  {
    name: 'people',
    title: { fa: 'افراد', en: 'People' },
    fileName: 'people',
    columns: [
      username,
      ...bilingual('name', 'نام', 'Name'),
      { field: ['email'], holds: code, title: { fa: 'ایمیل', en: 'E-mail' } },
      sample,
    ],
  },
  {
    name: 'serviceAccounts',
    title: { fa: 'حساب‌های سرویس', en: 'Service accounts' },
    fileName: 'service-accounts',
    columns: [username, ...bilingual('name', 'نام سرویس', 'Service name'), sample],
  },
  {
    name: 'appointments',
    title: { fa: 'انتصاب‌ها', en: 'Appointments' },
    fileName: 'appointments',
    columns: [
      username,
      { field: ['position'], holds: code, title: { fa: 'شناسهٔ سمت', en: 'Position' }, needed: true },
      { field: ['acting'], holds: yesNo, title: { fa: 'سرپرست', en: 'Acting' } },
      ...validity,
    ],
  },
  {
    name: 'grants',
    title: { fa: 'اختیارها', en: 'Grants' },
    fileName: 'grants',
    columns: [
      username,
      { field: ['role'], holds: choice(roleLabels), title: { fa: 'نقش', en: 'Role' }, needed: true },
      { field: ['scope'], holds: code, title: { fa: 'شناسهٔ واحد', en: 'Scope' }, needed: true },
      ...validity,
    ],
  },
];

/** Names and headings are known in both languages, and as the fields of the format. */
export function namesOfTable({ name, fileName, title }: Table): string[] {
  return [title.fa, title.en, fileName, name].map(matchingForm);
}

/** Under which headings a column is found. */
export function headingsOf({ field, title }: Column): string[] {
  return [title.fa, title.en, field.join(' ')].map(matchingForm);
}
