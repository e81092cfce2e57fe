import type { MessageText } from '@rasad/service-kit';

/** Messages that only this service gives. */
export const complianceMessages = {
  anchorUnknown: {
    fa: 'متن کنونی این سند تاریخ {anchor} را نمی‌گوید؛ سررسید از آن شمردنی نیست.',
    en: 'The current text does not state its date of {anchor}: no deadline can be counted from it.',
  },
  obligationMoved: {
    fa: 'الزام «{code}» از حکم دیگری گرفته شده است؛ برای این حکم کد دیگری بگذارید.',
    en: 'The obligation "{code}" is drawn from another provision: give this one another code.',
  },
} as const satisfies Record<string, MessageText>;
