import type { MessageText } from '@rasad/service-kit';

/** Messages about evidence and its files. */
export const evidenceMessages = {
  fileNameForbidden: {
    fa: 'نام فایل نباید نشانی پوشه یا نویسهٔ پنهان داشته باشد.',
    en: 'A file name holds no path and no hidden characters.',
  },
  fileTypeRefused: {
    fa: 'این نوع فایل پذیرفته نیست؛ پذیرفته‌ها: {types}.',
    en: 'This kind of file is not accepted; accepted are: {types}.',
  },
  fileTypeDiffers: {
    fa: 'محتوای فایل با نام یا نوع گفته‌شدهٔ آن نمی‌خواند.',
    en: 'The content of the file is not what its name or its stated type says.',
  },
  fileEmpty: { fa: 'فایل خالی است.', en: 'The file is empty.' },
  fileTooLarge: { fa: 'فایل بزرگ‌تر از {max} مگابایت است.', en: 'The file is larger than {max} MB.' },
  fileSizeDiffers: {
    fa: 'شمار بایت‌های رسیده با آنچه گفته شده بود یکی نیست.',
    en: 'The number of bytes that came is not the one that was stated.',
  },
  fileHashDiffers: {
    fa: 'فایل رسیده همان نیست که فرستاده شد (SHA-256 یکی نیست)؛ دوباره بفرستید.',
    en: 'The file that came is not the one that was sent (SHA-256 differs): send it again.',
  },
  lengthRequired: {
    fa: 'درخواست باید content-length داشته باشد.',
    en: 'The request must have a content-length.',
  },
  fileNotReceived: { fa: 'فایل هنوز نرسیده است.', en: 'The file has not been received yet.' },
  hashMalformed: {
    fa: 'SHA-256 را با ۶۴ رقم شانزده‌شانزدهی کوچک بنویسید.',
    en: 'Write SHA-256 as 64 lower-case hexadecimal digits.',
  },
  uploadUsed: {
    fa: 'این نشانی پیش‌تر به کار رفته است؛ بارگذاری تازه‌ای آغاز کنید.',
    en: 'This address was already used: begin a new upload.',
  },
  tooManyUploads: {
    fa: 'بیش از {max} بارگذاری ناتمام دارید؛ آنها را به پایان برسانید یا اندکی بعد دوباره بیازمایید.',
    en: 'You have more than {max} unfinished uploads: complete them, or try again later.',
  },
  tooMuchEvidence: {
    fa: 'این تکلیف بیش از {max} سند دارد.',
    en: 'This task has more than {max} pieces of evidence.',
  },
  linkInvalid: {
    fa: 'نشانی کامل را بنویسید که با https آغاز شود و نام کاربری در آن نباشد.',
    en: 'Write a complete address that begins with https and holds no user name.',
  },
  evidenceQuarantined: {
    fa: 'این سند هنوز بررسی می‌شود؛ اندکی بعد دوباره بفرستید.',
    en: 'This evidence is still being scanned: send again in a little while.',
  },
  evidenceRefused: {
    fa: 'این سند را ویروس‌یاب نپذیرفت.',
    en: 'The virus scanner refused this evidence.',
  },
  evidenceInReport: {
    fa: 'این سند در گزارشی آمده است و برداشتنی نیست.',
    en: 'A report names this evidence: it cannot be withdrawn.',
  },
  evidenceRequired: {
    fa: 'این الزام سند می‌خواهد: دست‌کم {minimum} مورد بیفزایید.',
    en: 'This obligation asks for evidence: add at least {minimum}.',
  },
  fileRequired: {
    fa: 'این الزام فایل می‌خواهد: دست‌کم {minimum} مورد بیفزایید.',
    en: 'This obligation asks for files: add at least {minimum}.',
  },
  linkRequired: {
    fa: 'این الزام پیوند می‌خواهد: دست‌کم {minimum} مورد بیفزایید.',
    en: 'This obligation asks for links: add at least {minimum}.',
  },
} as const satisfies Record<string, MessageText>;
