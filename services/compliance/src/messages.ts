import type { MessageText } from '@rasad/service-kit';

/** Messages that only this service gives. */
export const complianceMessages = {
  anchorUnknown: {
    fa: 'متنی که این حکم از آن است تاریخ {anchor} را نمی‌گوید؛ سررسید از آن شمردنی نیست.',
    en: 'The text that words this provision does not state its date of {anchor}: no deadline can be counted from it.',
  },
  nothingToConfirm: {
    fa: 'متن این الزام از آخرین تأیید آن تغییر نکرده است.',
    en: 'The text of this obligation has not changed since it was last confirmed.',
  },
  closureTooLong: {
    fa: 'یک تعطیلی بیش از {max} روز نمی‌شود.',
    en: 'A closure takes at most {max} days.',
  },
  closureWithdrawn: {
    fa: 'این تعطیلی پیش‌تر برداشته شده است.',
    en: 'This closure was withdrawn already.',
  },
  dateBeyondCalendar: {
    fa: 'این تاریخ بیرون از سال‌های ۱۱۷۸ تا ۱۵۰۲ است که گاه‌شمار در آن‌ها شمردنی است.',
    en: 'This date lies outside of the Jalali years 1178 to 1502, in which dates can be computed.',
  },
  beyondCalendar: {
    fa: 'این مهلت به بیرون از سال‌های ۱۱۷۸ تا ۱۵۰۲ می‌افتد که گاه‌شمار در آن‌ها شمردنی است.',
    en: 'This deadline falls outside of the Jalali years 1178 to 1502, in which dates can be computed.',
  },
  obligationMoved: {
    fa: 'الزام «{code}» از حکم دیگری گرفته شده است؛ برای این حکم کد دیگری بگذارید.',
    en: 'The obligation "{code}" is drawn from another provision: give this one another code.',
  },
  tooManyRows: { fa: 'بیش از {max} مورد است.', en: 'More than {max} entries.' },
  rowRepeated: {
    fa: 'سطر دیگری پیش از این دربارهٔ همین مورد است.',
    en: 'An earlier row is about the same.',
  },
  taskElsewhere: { fa: 'این تکلیف از آن واحد دیگری است.', en: 'This task is another unit’s.' },
  figureRepeated: {
    fa: 'این نام پیش‌تر در همین گزارش آمده است.',
    en: 'This name occurs before in the report.',
  },
  functionMissing: {
    fa: 'بررسی این الزام با کسی است که در واحدی با کارکرد «{function}» سمت دارد.',
    en: 'Only somebody with a post in a unit of the function "{function}" reviews this obligation.',
  },
  acceptedAlready: {
    fa: 'شما آن را پذیرفته‌اید؛ اکنون بازرس دیگری باید بپذیرد.',
    en: 'You have accepted it: another reviewer has to accept it now.',
  },
  notOwnComment: {
    fa: 'تنها نویسندهٔ یادداشت آن را پس می‌گیرد.',
    en: 'Only its author takes a comment back.',
  },
  commentRetracted: { fa: 'این یادداشت پس گرفته شده است.', en: 'This comment was taken back already.' },
  reviewBegun: {
    fa: 'بررسی این گزارش آغاز شده است؛ دیگر پس گرفته نمی‌شود.',
    en: 'The review of this report has begun: it cannot be taken back any more.',
  },
  notOwnReport: {
    fa: 'تنها نویسندهٔ گزارش یا مدیر واحد آن را پس می‌گیرد.',
    en: 'Only its author or the unit’s manager takes a report back.',
  },
  obligationNotBinding: {
    fa: 'این الزام اکنون لازم‌الاجرا نیست: حکم آن نسخ شده یا هنوز نرسیده، یا مدت آن به سر آمده است.',
    en: 'This obligation does not bind today: its provision is repealed or still to come, or its time is over.',
  },
  unitNotOpen: { fa: 'این واحد هنوز آغاز به کار نکرده است.', en: 'This unit has not begun yet.' },
  alreadyAssigned: {
    fa: 'این الزام پیش‌تر با نقش {role} بر عهدهٔ این واحد است.',
    en: 'The unit has this obligation already, as {role}.',
  },
  assignmentWithdrawn: {
    fa: 'این تکلیف پیش‌تر از عهدهٔ واحد برداشته شده است.',
    en: 'This assignment was withdrawn already.',
  },
  notOwnAssignment: {
    fa: 'مدیر تنها چیزی را برمی‌دارد که مدیری با دست بر عهدهٔ واحد گذاشته است.',
    en: 'A manager takes back only what a manager laid on the unit by hand.',
  },
  personWithoutPost: {
    fa: 'این شخص امروز در این واحد یا زیرمجموعهٔ آن سمتی ندارد.',
    en: 'This person holds no post in the unit or below it today.',
  },
  numberRange: {
    fa: 'عددی درست از {min} تا {max} بنویسید.',
    en: 'Write a whole number from {min} to {max}.',
  },
  reminderRepeated: {
    fa: 'یادآوری روز {days} برای همین مورد دو بار آمده است.',
    en: 'The reminder of day {days} is there twice for the same matter.',
  },
  timeOfDay: {
    fa: '«{value}» ساعت نیست؛ مانند ۰۷:۳۰ بنویسید.',
    en: '"{value}" is not a time of day: write it like 07:30.',
  },
  quietHoursEndless: {
    fa: 'آغاز و پایان ساعت‌های خاموش یکی است و هیچ‌گاه تمام نمی‌شود.',
    en: 'The quiet hours begin and end at the same time: they would never be over.',
  },
} as const satisfies Record<string, MessageText>;
