import type { Lang } from './language.ts';

const MESSAGES = {
  notRunning: {
    fa: 'سکو روی این دستگاه در کار نیست: npm start را اجرا کنید، یا نشانی را با --url یا RASAD_URL بدهید',
    en: 'the platform is not running on this machine: run npm start, or give its address with --url or RASAD_URL',
  },
  invalidUrl: { fa: 'نشانی {url} درست نیست', en: '{url} is not a valid address' },
  unreachable: { fa: 'به {url} نمی‌توان رسید ({reason})', en: '{url} cannot be reached ({reason})' },
  serverError: {
    fa: '{url} پاسخ {status} داد: {reason}',
    en: '{url} answered {status}: {reason}',
  },
  notSignedIn: {
    fa: 'توکن پذیرفته نشد یا زمانش گذشته است: --as یا RASAD_TOKEN را بررسی کنید',
    en: 'the token was refused or has expired: check --as or RASAD_TOKEN',
  },
  noSampleToken: {
    fa: 'برای {username} توکنی داده نشد ({reason}). توکن نمونه تنها در حالت نمونه و برای کاربران نمونه است؛ در غیر آن RASAD_TOKEN را بدهید',
    en: 'no token for {username} ({reason}). Sample tokens exist in sample mode and for sample users only; otherwise set RASAD_TOKEN',
  },
  refusedByPlatform: { fa: 'سکو نپذیرفت: {reason}', en: 'the platform refused: {reason}' },
  unreadableFile: {
    fa: 'پروندهٔ {file} خوانده نمی‌شود ({reason})',
    en: 'the file {file} cannot be read ({reason})',
  },
  unwritableFile: {
    fa: 'پروندهٔ {file} نوشته نمی‌شود ({reason})',
    en: 'the file {file} cannot be written ({reason})',
  },
  fileRefused: {
    fa: '{file} پذیرفته نشد ({count} ایراد)؛ چیزی وارد نشد',
    en: '{file} is refused ({count} problems); nothing was imported',
  },
  unknownInstrument: { fa: 'سند حقوقی {code} یافت نشد', en: 'there is no instrument {code}' },
  otherInstrument: {
    fa: '{file} برای سند {inFile} است، نه {asked}',
    en: '{file} is for the instrument {inFile}, not {asked}',
  },
  fileOnly: {
    fa: 'سکو در کار نیست؛ تنها خود پرونده بررسی شد',
    en: 'the platform is not running; only the file itself was checked',
  },
  organisationRead: {
    fa: '{units} واحد، {positions} سمت، {people} کاربر، {serviceAccounts} حساب سرویس، {appointments} انتصاب و {grants} نقش در پرونده',
    en: 'the file has {units} units, {positions} posts, {people} people, {serviceAccounts} service accounts, {appointments} appointments and {grants} grants',
  },
  importBrokenOff: {
    fa: 'واردسازی ناتمام ماند و چیزی وارد نشد؛ دوباره اجرا کنید',
    en: 'the import was broken off and nothing was imported; run it again',
  },
  filesWritten: { fa: 'نوشته شد: {files}', en: 'written: {files}' },
  charterRead: {
    fa: 'آیین‌نامهٔ {charter}: {clauses} بند، {rules} بند دربارهٔ کمیته یا کارگروه',
    en: 'the charter {charter} has {clauses} clauses, {rules} of which describe a body',
  },
  calendarRead: {
    fa: '{holidays} روز تعطیل سال {year} در پرونده',
    en: 'the file has {holidays} holidays of the Jalali year {year}',
  },
  changesToCome: { fa: 'تغییرهایی که انجام خواهد شد: {changes}', en: 'what would change: {changes}' },
  changesDone: { fa: 'تغییرهای انجام‌شده: {changes}', en: 'what changed: {changes}' },
  nothing: { fa: 'هیچ', en: 'nothing' },
  lawRead: {
    fa: '{chapters} فصل، {articles} ماده، {notes} تبصره، {clauses} بند، {items} جزء؛ {amended} حکم اصلاح‌شده',
    en: '{chapters} chapters, {articles} articles, {notes} notes, {clauses} clauses, {items} items; {amended} amended',
  },
  amendmentRead: {
    fa: 'اصلاح «{instrument}»: {replaced} حکم با متن تازه، {added} افزوده، {repealed} منسوخ، {moved} جابه‌جا',
    en: 'an amendment of {instrument}: {replaced} replaced, {added} added, {repealed} repealed, {moved} moved',
  },
  amendmentCounts: { fa: 'از {date} به شمار می‌آید', en: 'counts from {date}' },
  amendmentTouches: {
    fa: 'الزام‌هایی که باید دوباره خوانده شود: {obligations}؛ واگذاری‌هایی که پس گرفته می‌شود: {assignmentsToWithdraw}؛ تکلیف‌هایی که باز می‌شود: {tasksToReopen}؛ تکلیف‌های باز: {openTasks}',
    en: 'obligations to be read again: {obligations}; assignments withdrawn: {assignmentsToWithdraw}; tasks reopened: {tasksToReopen}; tasks still open: {openTasks}',
  },
  warning: { fa: 'هشدار: {text}', en: 'warning: {text}' },
  information: { fa: 'آگاهی: {text}', en: 'note: {text}' },
  lineLeftOut: { fa: 'خط {line} «{text}»', en: 'line {line} "{text}"' },
  textNeedsOptions: {
    fa: 'متن ساده این‌ها را از خود نمی‌گوید؛ با گزینه بدهید: {options}',
    en: 'a plain text does not say these of itself, give them as options: {options}',
  },
  textOnly: {
    fa: 'تنها خود متن خوانده شد؛ برای وارد کردن --code و --kind و --title لازم است',
    en: 'only the text itself was read; to import it give --code, --kind and --title',
  },
  lawExported: { fa: '{code} در {file} نوشته شد', en: '{code} is written to {file}' },
  obligationsImported: {
    fa: '{count} تکلیف برای {code} وارد شد',
    en: '{count} obligations are imported for {code}',
  },
  derived: {
    fa: '{created} تخصیص ساخته شد، {withdrawn} تخصیص برداشته شد، {tasks} وظیفه باز شد',
    en: '{created} assignments created, {withdrawn} withdrawn, {tasks} tasks opened',
  },
  derivationFailed: {
    fa: 'محاسبهٔ تخصیص‌ها ({id}) به پایان نرسید: {reason}',
    en: 'the derivation {id} was given up: {reason}',
  },
  sampleStage: { fa: 'دادهٔ نمونه: {stage}', en: 'sample data: {stage}' },
  stageOrganisation: { fa: 'سازمان', en: 'organisation' },
  stageCharter: { fa: 'آیین‌نامه و کارگروه‌ها', en: 'charter and bodies' },
  stageLaw: { fa: 'قانون', en: 'law' },
  stageObligations: { fa: 'تکلیف‌ها', en: 'obligations' },
  stageAssignments: { fa: 'تخصیص‌ها و وظیفه‌ها', en: 'assignments and tasks' },
  stageReports: { fa: 'گزارش‌ها و بررسی‌ها', en: 'reports and reviews' },
  assignmentsMissing: {
    fa: 'پس از {seconds} ثانیه هنوز {count} تخصیص ساخته نشده است، از جمله {example}',
    en: 'after {seconds} seconds {count} assignments are still missing, among them {example}',
  },
  sampleLoaded: {
    fa: 'دادهٔ نمونه آماده است: {tasks} وظیفه، {reports} گزارش و {reviews} بررسی تازه',
    en: 'the sample data is in place: {tasks} tasks, {reports} new reports and {reviews} new reviews',
  },
  sampleUnchanged: {
    fa: 'دادهٔ نمونه از پیش آماده بود؛ چیزی عوض نشد',
    en: 'the sample data was in place already; nothing changed',
  },
  doctorWell: { fa: 'چیزی سر راه نیست', en: 'nothing stands in the way' },
  doctorFix: { fa: 'چاره: {fix}', en: 'fix: {fix}' },
  doctorFound: { fa: '{count} مانع یافت شد', en: '{count} obstacles found' },
  noneParked: { fa: 'هیچ رویدادی کنار گذاشته نشده است', en: 'no event is parked' },
  parked: { fa: '{service}: {count} رویداد کنار گذاشته شده', en: '{service}: {count} events parked' },
  operationDone: { fa: '{service} {verb}: انجام شد {answer}', en: '{service} {verb}: done {answer}' },
  redriveFailed: {
    fa: '{count} رویداد کنار گذاشته‌شده باز هم اعمال نشد',
    en: '{count} parked events could not be applied',
  },
  recountDiffers: {
    fa: 'شمارش دوباره با جمع‌های نگه‌داری‌شده {count} اختلاف دارد',
    en: 'the recount differs from the kept totals in {count} places',
  },
  recountEqual: {
    fa: 'شمارش دوباره با جمع‌های نگه‌داری‌شده برابر است',
    en: 'the recount equals the kept totals',
  },
  accessAllowed: { fa: 'روا', en: 'allowed' },
  accessRefused: { fa: 'ناروا', en: 'refused' },
  accountDisabled: { fa: 'حساب غیرفعال است', en: 'the account is disabled' },
  noRights: { fa: 'هیچ حقی ندارد', en: 'no right at all' },
  onBehalfOf: { fa: 'از سوی {name}', en: 'on behalf of {name}' },
  rolesThatAllow: { fa: 'نقش‌هایی که آن را روا می‌دارند: {roles}', en: 'roles that allow it: {roles}' },
  rightsUnknown: {
    fa: '{username} یا چنین واحدی نیست، یا دانستن حق‌هایش با شما نیست',
    en: 'there is no {username}, or no such unit, or their rights are not yours to know',
  },
  unexpected: { fa: 'خطای پیش‌بینی‌نشده: {reason}', en: 'unexpected error: {reason}' },
  usageHint: { fa: 'راهنما: rasad --help', en: 'help: rasad --help' },
  unknownCommand: { fa: 'دستور {found} شناخته نیست', en: 'unknown command {found}' },
  unknownOption: { fa: 'گزینهٔ {found} شناخته نیست', en: 'unknown option {found}' },
  missingArgument: { fa: '{found} لازم است', en: '{found} is required' },
  missingValue: { fa: 'گزینهٔ {found} مقدار می‌خواهد', en: 'the option {found} needs a value' },
  invalidArgument: {
    fa: 'مقدار {value} برای {found} نادرست است؛ یکی از این‌ها باشد: {allowed}',
    en: 'wrong value {value} for {found}; use one of: {allowed}',
  },
  tooManyArguments: { fa: 'آرگومان اضافه', en: 'too many arguments' },
  wrongUsage: { fa: 'شیوهٔ به‌کارگیری نادرست است', en: 'wrong usage' },
} as const satisfies Record<string, Record<Lang, string>>;

/** A message of the command line. */
export type MessageKey = keyof typeof MESSAGES;

/** A message in a language, its `{parameters}` filled in. */
export function say(lang: Lang, key: MessageKey, params: Record<string, string | number> = {}): string {
  return MESSAGES[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
