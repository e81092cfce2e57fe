/** Values put into a message at `{name}`. */
export type MessageParams = Record<string, string | number>;

/** A message in both languages; `{name}` stands for a parameter. */
export interface MessageText {
  fa: string;
  en: string;
}

/** Messages that more than one service gives; a service adds none here that only it needs twice over. */
export const messages = {
  required: { fa: 'این بخش را پر کنید.', en: 'This field is required.' },
  languageRequired: {
    fa: 'دست‌کم یکی از متن فارسی و انگلیسی را بنویسید.',
    en: 'Write at least one of the Persian and the English text.',
  },
  forbiddenCharacter: {
    fa: 'نویسه‌ای دارد که پذیرفته نیست.',
    en: 'It holds a character that is not accepted.',
  },
  tooLong: { fa: 'بیش از {max} نویسه است.', en: 'Longer than {max} characters.' },
  notFound: { fa: 'چنین موردی پیدا نشد.', en: 'Not found.' },
  invalidDate: { fa: '«{value}» تاریخ درستی نیست.', en: '"{value}" is not a valid date.' },
  futureDate: { fa: 'تاریخ نمی‌تواند در آینده باشد.', en: 'The date must not lie in the future.' },
  dateOrder: { fa: 'پایان باید پس از آغاز باشد.', en: 'The end must come after the start.' },
  versionConflict: {
    fa: 'در این میان دیگری آن را تغییر داده است؛ تازه‌اش را ببینید و دوباره بفرستید.',
    en: 'Somebody changed it in the meantime: look at the newest state and send again.',
  },
  idempotencyKeyReused: {
    fa: 'این clientMutationId پیش‌تر با محتوای دیگری فرستاده شده است.',
    en: 'This clientMutationId was already sent with other content.',
  },
  duplicateCode: { fa: 'کد «{code}» پیش‌تر به کار رفته است.', en: 'The code "{code}" is already in use.' },
  invalidCode: {
    fa: 'کد با حرف کوچک لاتین یا رقم آغاز می‌شود و تا ۶۴ حرف کوچک لاتین، رقم، «-»، «_» و «.» می‌پذیرد.',
    en: 'A code starts with a lower-case Latin letter or digit and takes up to 64 of these, "-", "_" and ".".',
  },
  unitCycle: { fa: 'واحد را نمی‌توان زیر خودش برد.', en: 'A unit cannot come under itself.' },
  parentClosed: { fa: 'واحد بالادست بسته شده است.', en: 'The parent unit is closed.' },
  unitClosed: { fa: 'این واحد بسته شده است.', en: 'This unit is closed.' },
  unitHasOpenChildren: {
    fa: 'واحدهای زیرمجموعهٔ آن هنوز باز است.',
    en: 'Units below it are still open.',
  },
  aboveOwnRight: { fa: 'این بیش از اختیار خود شماست.', en: 'This goes beyond your own rights.' },
  alreadyGranted: { fa: 'این نقش پیش‌تر داده شده است.', en: 'This role is already granted.' },
  taskState: {
    fa: 'با وضعیت کنونی تکلیف ({status}) این کار شدنی نیست.',
    en: 'Not possible while the task is {status}.',
  },
  ownReport: {
    fa: 'کسی گزارش خودش را بررسی نمی‌کند.',
    en: 'Nobody reviews a report of their own.',
  },
  reviewSuperseded: {
    fa: 'نسخهٔ تازه‌تری از گزارش رسیده است؛ همان را بررسی کنید.',
    en: 'A newer version of the report has arrived: review that one.',
  },
  resultRequired: { fa: 'برای پذیرفتن، نتیجه را برگزینید.', en: 'Accepting needs a result.' },
  resultNotAssessed: { fa: 'نتیجه را برگزینید.', en: 'Choose a result.' },
  resultOnReturn: { fa: 'برگرداندن نتیجه نمی‌پذیرد.', en: 'Returning takes no result.' },
  commentRequired: { fa: 'برای برگرداندن، دلیل بنویسید.', en: 'Returning needs a reason.' },
  evidenceNotFound: { fa: 'سند پیدا نشد.', en: 'The evidence was not found.' },
  importFailed: { fa: '{path} (سطر {line}): {reason}', en: '{path} (line {line}): {reason}' },
  ruleReachesNone: {
    fa: 'این قاعده به هیچ واحدی نمی‌رسد.',
    en: 'This rule reaches no unit.',
  },
  wrongNumber: { fa: '«{value}» پذیرفته نیست.', en: '"{value}" is not accepted.' },
} as const satisfies Record<string, MessageText>;

/** Names of the catalogue's messages. */
export type MessageKey = keyof typeof messages;
