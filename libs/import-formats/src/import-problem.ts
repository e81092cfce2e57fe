import type { JsonExpectation } from './json-source.js';
import { TABLE_WORDINGS, type TableProblemDetails } from './table-problem.js';

/** A text in both languages of the product. */
export interface BilingualText {
  fa: string;
  en: string;
}

/** What a problem's message needs to know, by code. */
export interface ProblemDetails extends TableProblemDetails {
  JSON_SYNTAX: { expectation: JsonExpectation; column: number };
  JSON_TOO_DEEP: { max: number };
  XML_SYNTAX: { reason: string };
  XML_DOCTYPE: Record<string, never>;
  XML_TOO_DEEP: { max: number };
  NOT_AKOMA_NTOSO: { found: string };
  DUPLICATE_KEY: { key: string };
  DOCUMENT_TOO_LARGE: { max: number };
  UNKNOWN_FORMAT: { expected: string };
  REQUIRED: { field: string };
  UNKNOWN_FIELD: { field: string };
  WRONG_TYPE: { expected: ExpectedType };
  UNKNOWN_VALUE: { found: string; allowed: string };
  EMPTY_TEXT: Record<string, never>;
  NO_LANGUAGE: Record<string, never>;
  TEXT_TOO_LONG: { max: number };
  FORBIDDEN_CHARACTER: { character: string };
  INVALID_CODE: { found: string };
  INVALID_EID: { found: string };
  INVALID_EMAIL: { found: string };
  IMPOSSIBLE_DATE: { found: string };
  DATE_ORDER: { from: string; to: string };
  OUT_OF_RANGE: { min: number | null; max: number | null };
  TOO_FEW: { min: number };
  TOO_MANY: { max: number };
  DUPLICATE_CODE: { found: string; firstLine: number };
  MISSING_PARENT: { found: string };
  CYCLE: { codes: string };
  UNKNOWN_USERNAME: { found: string };
  UNKNOWN_UNIT: { found: string };
  UNKNOWN_POSITION: { found: string };
  UNKNOWN_EID: { found: string };
  UNKNOWN_INSTRUMENT: { found: string };
  NOTHING_TO_AMEND: { found: string };
  EID_TAKEN: { found: string };
  ALREADY_REPEALED: { found: string };
  NO_SIBLING: { found: string };
  UNDER_ITSELF: { found: string };
  ROLE_FOR_SERVICE: { role: string };
  POST_FOR_PERSON: { found: string };
  WRONG_NESTING: { kind: string; parentKind: string };
  EMPTY_CLAUSE: Record<string, never>;
  SEAT_UNBOUND: Record<string, never>;
  SEAT_UNIT_MISMATCH: { place: string };
  QUORUM_IMPOSSIBLE: { needed: number; voting: number };
  PERIOD_NEEDED: { cadence: string };
  PERIOD_UNWANTED: { cadence: string };
  ANCHOR_MISMATCH: { anchor: string };
  DEADLINE_PART_NEEDED: { anchor: string; field: string };
  DEADLINE_PART_UNWANTED: { field: string };
  IMPOSSIBLE_DAY: { month: number; day: number; last: number };
  IMPOSSIBLE_HOLIDAY: { year: number; month: number; day: number; last: number };
}

/** JSON types that a field may ask for. */
export type ExpectedType = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** Why a part of a document was refused. */
export type ImportProblemCode = keyof ProblemDetails;

/** One reason why a document was refused: where, and why in both languages. */
export interface ImportProblem {
  /** Path in the document, such as `units[3].name.fa`; `$` is the document itself. */
  path: string;
  /** Sheet of a workbook, or file of a set of tables; only of problems in tables. */
  sheet?: string;
  /** Line in the file, or row of the sheet, from 1. */
  line: number;
  /** Column in that line or row, from 1. */
  column: number;
  code: ImportProblemCode;
  message: BilingualText;
}

const TYPE_NAMES: Record<ExpectedType, BilingualText> = {
  string: { fa: 'متن', en: 'a text' },
  number: { fa: 'عدد', en: 'a number' },
  boolean: { fa: 'true یا false', en: 'true or false' },
  array: { fa: 'فهرست [ ]', en: 'a list [ ]' },
  object: { fa: 'شیء { }', en: 'an object { }' },
};

const EXPECTATIONS: Record<JsonExpectation, BilingualText> = {
  VALUE: { fa: 'اینجا باید یک مقدار باشد', en: 'a value is expected here' },
  KEY: {
    fa: 'اینجا باید نام فیلد میان دو گیومهٔ " باشد',
    en: 'a field name in double quotes is expected here',
  },
  COLON: { fa: 'پس از نام فیلد باید «:» بیاید', en: '":" is expected after the field name' },
  COMMA_OR_END: { fa: 'اینجا باید «,» یا بستن بیاید', en: '"," or a closing bracket is expected here' },
  STRING_END: { fa: 'متن بسته نشده است', en: 'the text is not closed' },
  ESCAPE: { fa: 'نویسهٔ پس از «\\» معنا ندارد', en: 'the character after "\\" means nothing' },
  PLAIN_CHARACTER: {
    fa: 'نویسهٔ کنترلی درون متن باید با \\u نوشته شود',
    en: 'a control character inside a text must be escaped',
  },
  END_OF_TEXT: {
    fa: 'پس از پایان سند چیز دیگری نباید بیاید',
    en: 'nothing may follow the end of the document',
  },
};

/** When a part of a deadline means something. */
const DEADLINE_PARTS = new Map<string, BilingualText>([
  ['yearDay', { fa: 'تنها با مبدأ YEAR_DAY', en: 'only with the anchor YEAR_DAY' }],
  ['date', { fa: 'تنها با مبدأ FIXED_DATE', en: 'only with the anchor FIXED_DATE' }],
  ['monthLength', { fa: 'تنها با واحد MONTHS و YEARS', en: 'only with the units MONTHS and YEARS' }],
  [
    'clearDays',
    {
      fa: 'تنها با مبدأ NOTIFICATION و مقدار ۱ یا بیشتر',
      en: 'only with the anchor NOTIFICATION and an amount of 1 or more',
    },
  ],
]);

type Wording<C extends ImportProblemCode> = (details: ProblemDetails[C]) => BilingualText;

const WORDINGS: { [C in ImportProblemCode]: Wording<C> } = {
  ...TABLE_WORDINGS,
  JSON_SYNTAX: ({ expectation, column }) => ({
    fa: `JSON نادرست است (ستون ${column}): ${EXPECTATIONS[expectation].fa}`,
    en: `malformed JSON (column ${column}): ${EXPECTATIONS[expectation].en}`,
  }),
  JSON_TOO_DEEP: ({ max }) => ({
    fa: `تودرتویی سند بیش از ${max} لایه است`,
    en: `the document is nested deeper than ${max} levels`,
  }),
  XML_SYNTAX: ({ reason }) => ({
    fa: `XML نادرست است: ${reason}`,
    en: `malformed XML: ${reason}`,
  }),
  XML_DOCTYPE: () => ({
    fa: 'تعریف نوع سند (DOCTYPE) و موجودیت‌های آن پذیرفته نیست',
    en: 'a document type declaration (DOCTYPE) and its entities are not accepted',
  }),
  XML_TOO_DEEP: ({ max }) => ({
    fa: `تودرتویی سند بیش از ${max} لایه است`,
    en: `the document is nested deeper than ${max} levels`,
  }),
  NOT_AKOMA_NTOSO: ({ found }) => ({
    fa: `سند Akoma Ntoso 3 با یک متن قانون نیست؛ ریشهٔ آن «${found}» است`,
    en: `not an Akoma Ntoso 3 document with the body of an act; its root is "${found}"`,
  }),
  DUPLICATE_KEY: ({ key }) => ({
    fa: `فیلد «${key}» در همین شیء دو بار آمده است`,
    en: `the field "${key}" appears twice in the same object`,
  }),
  DOCUMENT_TOO_LARGE: ({ max }) => ({
    fa: `سند از ${max} نویسه بزرگ‌تر است`,
    en: `the document is longer than ${max} characters`,
  }),
  UNKNOWN_FORMAT: ({ expected }) => ({
    fa: `فیلد format باید «${expected}» باشد`,
    en: `the field format must be "${expected}"`,
  }),
  REQUIRED: ({ field }) => ({ fa: `فیلد «${field}» لازم است`, en: `the field "${field}" is required` }),
  UNKNOWN_FIELD: ({ field }) => ({
    fa: `فیلد «${field}» در این قالب شناخته نیست`,
    en: `the field "${field}" is not part of this format`,
  }),
  WRONG_TYPE: ({ expected }) => ({
    fa: `اینجا باید ${TYPE_NAMES[expected].fa} بیاید`,
    en: `this must be ${TYPE_NAMES[expected].en}`,
  }),
  UNKNOWN_VALUE: ({ found, allowed }) => ({
    fa: `مقدار ${found} شناخته نیست؛ یکی از این‌ها باشد: ${allowed}`,
    en: `${found} is not known here; use one of: ${allowed}`,
  }),
  EMPTY_TEXT: () => ({ fa: 'متن خالی است', en: 'the text is empty' }),
  NO_LANGUAGE: () => ({
    fa: 'دست‌کم یکی از «fa» و «en» لازم است',
    en: 'at least one of "fa" and "en" is needed',
  }),
  TEXT_TOO_LONG: ({ max }) => ({
    fa: `متن از ${max} نویسه بلندتر است`,
    en: `the text is longer than ${max} characters`,
  }),
  FORBIDDEN_CHARACTER: ({ character }) => ({
    fa: `نویسهٔ ${character} در متن پذیرفته نیست`,
    en: `the character ${character} is not accepted in a text`,
  }),
  INVALID_CODE: ({ found }) => ({
    fa: `شناسهٔ ${found} درست نیست؛ حرف کوچک لاتین، رقم، «-»، «_» و «.»، تا ۶۴ نویسه، با حرف یا رقم آغاز شود`,
    en: `${found} is not a valid code: lower-case Latin letters, digits, "-", "_" and ".", at most 64, starting with a letter or digit`,
  }),
  INVALID_EID: ({ found }) => ({
    fa: `eId ${found} درست نیست؛ نمونهٔ درست: art_13__note_1`,
    en: `${found} is not a valid eId; a valid one looks like art_13__note_1`,
  }),
  INVALID_EMAIL: ({ found }) => ({
    fa: `${found} نشانی ایمیل نیست`,
    en: `${found} is not an e-mail address`,
  }),
  IMPOSSIBLE_DATE: ({ found }) => ({
    fa: `تاریخ ${found} ممکن نیست؛ تاریخ میلادی به شکل YYYY-MM-DD بنویسید`,
    en: `${found} is not a possible date; write a Gregorian date as YYYY-MM-DD`,
  }),
  DATE_ORDER: ({ from, to }) => ({
    fa: `پایان (${to}) باید پس از آغاز (${from}) باشد`,
    en: `the end (${to}) must be after the start (${from})`,
  }),
  OUT_OF_RANGE: ({ min, max }) => ({
    fa: `عدد بیرون از بازهٔ مجاز است (${min ?? '−∞'} تا ${max ?? '∞'})`,
    en: `the number is out of range (${min ?? '−∞'} to ${max ?? '∞'})`,
  }),
  TOO_FEW: ({ min }) => ({ fa: `دست‌کم ${min} مورد لازم است`, en: `at least ${min} needed` }),
  TOO_MANY: ({ max }) => ({ fa: `بیش از ${max} مورد پذیرفته نیست`, en: `more than ${max} are not accepted` }),
  DUPLICATE_CODE: ({ found, firstLine }) => ({
    fa: `${found} تکراری است؛ نخستین بار در خط ${firstLine} آمده است`,
    en: `${found} is used twice; it first appears on line ${firstLine}`,
  }),
  MISSING_PARENT: ({ found }) => ({
    fa: `واحد بالادست ${found} در این سند نیست`,
    en: `the parent unit ${found} is not in this document`,
  }),
  CYCLE: ({ codes }) => ({
    fa: `این واحدها در یک حلقه زیر یکدیگرند: ${codes}`,
    en: `these units lie under one another in a cycle: ${codes}`,
  }),
  UNKNOWN_USERNAME: ({ found }) => ({
    fa: `نام کاربری ${found} در این سند نیست`,
    en: `the username ${found} is not in this document`,
  }),
  UNKNOWN_UNIT: ({ found }) => ({ fa: `واحد ${found} شناخته نیست`, en: `the unit ${found} is not known` }),
  UNKNOWN_POSITION: ({ found }) => ({
    fa: `سمت ${found} در این سند نیست`,
    en: `the post ${found} is not in this document`,
  }),
  UNKNOWN_EID: ({ found }) => ({
    fa: `این سند حقوقی حکمی با eId ${found} ندارد`,
    en: `the instrument has no provision with eId ${found}`,
  }),
  UNKNOWN_INSTRUMENT: ({ found }) => ({
    fa: `سند حقوقی ${found} شناخته نیست؛ نخست خود آن را وارد کنید`,
    en: `the instrument ${found} is not known; import it first`,
  }),
  NOTHING_TO_AMEND: ({ found }) => ({
    fa: `سند حقوقی ${found} پیش از این اصلاح متنی ندارد`,
    en: `the instrument ${found} has no text from before this amendment`,
  }),
  EID_TAKEN: ({ found }) => ({
    fa: `حکمی با eId ${found} هست؛ برای تغییر آن REPLACE به کار برید`,
    en: `there is a provision with eId ${found} already; use REPLACE to change it`,
  }),
  ALREADY_REPEALED: ({ found }) => ({
    fa: `حکم ${found} پیش از این نسخ شده است`,
    en: `the provision ${found} is repealed already`,
  }),
  NO_SIBLING: ({ found }) => ({
    fa: `حکم ${found} در آنجا کنار حکم‌های دیگر نیست`,
    en: `the provision ${found} does not stand among the others there`,
  }),
  UNDER_ITSELF: ({ found }) => ({
    fa: `حکم ${found} را نمی‌توان زیر خودش برد`,
    en: `the provision ${found} cannot come under itself`,
  }),
  ROLE_FOR_SERVICE: ({ role }) => ({
    fa: `نقش ${role} تنها برای حساب سرویس است`,
    en: `the role ${role} is for service accounts only`,
  }),
  POST_FOR_PERSON: ({ found }) => ({
    fa: `${found} حساب سرویس است و سمتی نمی‌گیرد`,
    en: `${found} is a service account and holds no post`,
  }),
  WRONG_NESTING: ({ kind, parentKind }) => ({
    fa: `${kind} نمی‌تواند زیر ${parentKind} بیاید`,
    en: `${kind} cannot stand under ${parentKind}`,
  }),
  EMPTY_CLAUSE: () => ({
    fa: 'این بند هیچ شرطی ندارد؛ دست‌کم یکی از kinds، tags، codes و within را پر کنید',
    en: 'this clause has no condition; fill at least one of kinds, tags, codes and within',
  }),
  SEAT_UNBOUND: () => ({
    fa: 'این کرسی به هیچ سمتی بسته نیست؛ دست‌کم یکی از kinds و unitTags را پر کنید',
    en: 'this seat is bound to no post; fill at least one of kinds and unitTags',
  }),
  SEAT_UNIT_MISMATCH: ({ place }) => ({
    fa: `فیلد unit با place برابر UNIT می‌آید و تنها با آن؛ اینجا place برابر ${place} است`,
    en: `the field unit belongs to the place UNIT, and only to it; here place is ${place}`,
  }),
  QUORUM_IMPOSSIBLE: ({ needed, voting }) => ({
    fa: `حد نصاب ${needed} نفر است و تنها ${voting} کرسی رأی دارد`,
    en: `the quorum is ${needed}, and only ${voting} seats have a vote`,
  }),
  PERIOD_NEEDED: ({ cadence }) => ({
    fa: `با cadence برابر ${cadence} فیلد period لازم است`,
    en: `cadence ${cadence} needs a period`,
  }),
  PERIOD_UNWANTED: ({ cadence }) => ({
    fa: `با cadence برابر ${cadence} فیلد period جایی ندارد`,
    en: `cadence ${cadence} takes no period`,
  }),
  ANCHOR_MISMATCH: ({ anchor }) => ({
    fa: `مبدأ ${anchor} با این تکلیف نمی‌خواند: PERIOD_END برای تکلیف دوره‌دار است و فقط برای آن، YEAR_DAY برای دورهٔ YEARLY`,
    en: `the anchor ${anchor} does not fit: PERIOD_END belongs to an obligation with a period, and only to one; YEAR_DAY to the period YEARLY`,
  }),
  DEADLINE_PART_NEEDED: ({ anchor, field }) => ({
    fa: `با مبدأ ${anchor} فیلد «${field}» لازم است`,
    en: `the anchor ${anchor} needs the field "${field}"`,
  }),
  DEADLINE_PART_UNWANTED: ({ field }) => ({
    fa: `فیلد «${field}» با این مهلت نمی‌خواند: ${DEADLINE_PARTS.get(field)?.fa ?? ''}`,
    en: `the field "${field}" does not fit this deadline: ${DEADLINE_PARTS.get(field)?.en ?? ''}`,
  }),
  IMPOSSIBLE_HOLIDAY: ({ year, month, day, last }) => ({
    fa: `ماه ${month} سال ${year} روز ${day} ندارد؛ ${last} روز دارد`,
    en: `month ${month} of the Jalali year ${year} has no day ${day}; it has ${last}`,
  }),
  IMPOSSIBLE_DAY: ({ month, day, last }) => ({
    fa: `روز ${day} در ماه ${month} سال جلالی نیست یا همیشه نیست؛ تا ${last} بنویسید، یا برای پایان ماه day را ننویسید`,
    en: `the Jalali month ${month} has no day ${day}, or not in every year; write at most ${last}, or leave day out for the end of the month`,
  }),
};

/** The message of a problem in both languages. */
export function wordProblem<C extends ImportProblemCode>(code: C, details: ProblemDetails[C]): BilingualText {
  return WORDINGS[code](details);
}

/** A problem at a place, with its message in both languages. */
export function importProblem<C extends ImportProblemCode>(
  place: Pick<ImportProblem, 'path' | 'line' | 'column' | 'sheet'>,
  code: C,
  details: ProblemDetails[C],
): ImportProblem {
  return { ...place, code, message: wordProblem(code, details) };
}

/** One line that names the place (line, or sheet, row and column), the path and the reason, in one language. */
export function describeProblem(
  problem: Pick<ImportProblem, 'path' | 'line' | 'column' | 'sheet' | 'message'>,
  lang: 'fa' | 'en',
): string {
  return `${placeIn(problem)[lang]}, ${problem.path}: ${problem.message[lang]}`;
}

function placeIn({ sheet, line, column }: Pick<ImportProblem, 'line' | 'column' | 'sheet'>): BilingualText {
  if (sheet === undefined) return { fa: `خط ${line}`, en: `line ${line}` };
  const letters = columnLetters(column);
  return {
    fa: `برگهٔ «${sheet}»، سطر ${line}، ستون ${letters}`,
    en: `sheet "${sheet}", row ${line}, column ${letters}`,
  };
}

/** A column as spreadsheets name it: 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return before > 0 ? columnLetters(before) + letter : letter;
}

const CODES_IN_GRAPH: Partial<
  Record<ImportProblemCode, 'REQUIRED' | 'NOT_FOUND' | 'DUPLICATE' | 'CYCLE' | 'TOO_MANY'>
> = {
  REQUIRED: 'REQUIRED',
  EMPTY_TEXT: 'REQUIRED',
  NO_LANGUAGE: 'REQUIRED',
  PERIOD_NEEDED: 'REQUIRED',
  TOO_FEW: 'REQUIRED',
  DEADLINE_PART_NEEDED: 'REQUIRED',
  MISSING_PARENT: 'NOT_FOUND',
  UNKNOWN_USERNAME: 'NOT_FOUND',
  UNKNOWN_UNIT: 'NOT_FOUND',
  UNKNOWN_POSITION: 'NOT_FOUND',
  UNKNOWN_EID: 'NOT_FOUND',
  UNKNOWN_INSTRUMENT: 'NOT_FOUND',
  NOTHING_TO_AMEND: 'NOT_FOUND',
  NO_SIBLING: 'NOT_FOUND',
  EID_TAKEN: 'DUPLICATE',
  UNDER_ITSELF: 'CYCLE',
  DUPLICATE_CODE: 'DUPLICATE',
  DUPLICATE_KEY: 'DUPLICATE',
  CYCLE: 'CYCLE',
  TOO_MANY: 'TOO_MANY',
  DOCUMENT_TOO_LARGE: 'TOO_MANY',
  MISSING_HEADING: 'REQUIRED',
  REPEATED_HEADING: 'DUPLICATE',
  REPEATED_TABLE: 'DUPLICATE',
  ARCHIVE_TOO_LARGE: 'TOO_MANY',
};

/** The `ErrorCode` of the graph under which a problem is told. */
export function graphErrorCodeOf(
  problem: ImportProblem,
): 'INVALID' | 'REQUIRED' | 'NOT_FOUND' | 'DUPLICATE' | 'CYCLE' | 'TOO_MANY' {
  return CODES_IN_GRAPH[problem.code] ?? 'INVALID';
}
