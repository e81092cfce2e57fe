/** What a line that is no part of the law is. */
export type NoiseCode =
  'FOOTNOTE' | 'NAVIGATION' | 'SHARING' | 'PRICE' | 'ADVERTISEMENT' | 'PAGE_DETAIL' | 'DECORATION';

/** Site lines are short; whatever is longer is taken for the law's own words. */
const LONGEST_SITE_LINE = 160;

const NOISE: readonly { code: NoiseCode; pattern: RegExp }[] = [
  { code: 'DECORATION', pattern: /^[^\p{L}\p{N}]+$/u },
  { code: 'FOOTNOTE', pattern: /^\[ ?\d{1,3} ?\]/ },
  { code: 'FOOTNOTE', pattern: /^(?:پاورقی|پانوشت|پی ?نوشت|زیرنویس)(?:\P{L}|$)/u },
  { code: 'NAVIGATION', pattern: /[❬❭❮❯◄►◀▶⟨⟩›‹→←] ?$|^[❬❭❮❯◄►◀▶⟨⟩›‹→←]/ },
  {
    code: 'NAVIGATION',
    pattern:
      /^(?:(?:صفحه|ماده|مطلب|نوشته)? ?(?:قبلی|بعدی)|بازگشت(?: به .{1,30})?|فهرست(?: مطالب)?|خانه|صفحه اصلی)[ .:|]*$/,
  },
  {
    code: 'NAVIGATION',
    pattern:
      /^صفحه \d{1,4}(?: از \d{1,4})?$|^(?:جستجو|ورود|عضویت|ثبت نام|تماس با ما|درباره ما)(?: ?[|/\-] ?.{1,60})?$/,
  },
  {
    code: 'SHARING',
    pattern:
      /اشتراک ?گذاری|به اشتراک بگذار|(?:اشتراک|ارسال|انتشار|بازنشر) (?:این (?:مطلب|صفحه|قانون) )?(?:در|به|با) (?:تلگرام|واتس ?اپ|توییتر|توییتر|ایتا|بله|سروش|روبیکا|لینکدین|فیس ?بوک|دوستان|شبکه)/,
  },
  {
    code: 'SHARING',
    pattern:
      /^(?:(?:تلگرام|واتس ?اپ|توییتر|ایتا|بله|سروش|روبیکا|لینکدین|فیس ?بوک|ایمیل|چاپ|پرینت|کپی لینک|لینک کوتاه|ذخیره)[ |,/\-.:]*)+(?:https?:.*)?$/,
  },
  { code: 'SHARING', pattern: /\b(?:share|tweet|whatsapp|telegram|facebook|linkedin|print)\b/i },
  {
    code: 'PRICE',
    pattern:
      /(?:قیمت|بها|تخفیف|سبد خرید|خرید آنلاین|خرید اشتراک|فروش ویژه).{0,40}(?:\d|تومان|ریال|رایگان)|افزودن به سبد/,
  },
  { code: 'PRICE', pattern: /^[\d,. ]+(?:تومان|ریال|هزار تومان)$|^.{0,30}\d ?تومان$/ },
  { code: 'ADVERTISEMENT', pattern: /https?:\/\/|www\.|\.(?:ir|com|org|net)\b|@[\w.]{3,}/i },
  {
    code: 'ADVERTISEMENT',
    pattern:
      /(?:اینجا )?کلیک (?:کنید|نمایید)|عضو (?:کانال|شوید)|کانال (?:تلگرام|ما)|مشاوره (?:حقوقی|تلفنی|رایگان|با وکیل)|وکیل پایه یک|شرط ?بندی|کازینو|تبلیغات|دانلود (?:رایگان|فایل|pdf|متن)|همین حالا|فالو کنید/i,
  },
  {
    code: 'PAGE_DETAIL',
    pattern:
      /^(?:تاریخ (?:انتشار|درج|بروزرسانی|به روز ?رسانی)|آخرین (?:بروزرسانی|به روز ?رسانی|ویرایش)|تعداد بازدید|بازدید|نویسنده|منبع|برچسب ?ها|دسته ?بندی|دیدگاه ?ها?|نظرات|امتیاز|کد (?:مطلب|خبر)|زمان مطالعه|شناسه خبر|لینک کوتاه) ?(?::|\d|\(|$)/,
  },
  { code: 'PAGE_DETAIL', pattern: /^[^\p{Script=Arabic}]*[A-Za-z][^\p{Script=Arabic}]*$/u },
  { code: 'PAGE_DETAIL', pattern: /\p{Extended_Pictographic}/u },
];

/** What kind of noise a line in matched form is, or undefined where it may be the law's own. */
export function noiseOf(text: string): NoiseCode | undefined {
  if (text.length > LONGEST_SITE_LINE) return undefined;
  return NOISE.find(({ pattern }) => pattern.test(text))?.code;
}

const FOOTNOTE_REFERENCE = /\s*\[\s*[\d۰-۹٠-٩]{1,3}\s*\]/g;

/** A raw text without its footnote references («[۱]»), and how many there were. */
export function withoutFootnoteReferences(raw: string): { text: string; count: number } {
  let count = 0;
  const text = raw.replace(FOOTNOTE_REFERENCE, () => {
    count += 1;
    return '';
  });
  return { text, count };
}
