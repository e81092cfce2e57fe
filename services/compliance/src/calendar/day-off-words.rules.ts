import type { LocalizedText } from '@rasad/event-contracts';
import { textIn } from '@rasad/service-kit';
import { formatJalali, inPersianDigits, jalaliDate } from '../deadlines/jalali.rules.js';
import type { DayOff } from './working-calendar.js';

type Words = Required<LocalizedText>;

/** Why no work is done on a day; titles and names that exist in one language alone stand in both. */
export function dayOffInWords(off: DayOff): Words {
  switch (off.kind) {
    case 'FRIDAY':
      return { fa: 'تعطیل هفتگی', en: 'weekly holiday' };
    case 'HOLIDAY': {
      const name = inBothLanguages(off.name);
      return { fa: `تعطیل رسمی: ${name.fa}`, en: `holiday: ${name.en}` };
    }
    case 'THURSDAY': {
      const [since, unit] = [formatJalali(jalaliDate(off.since)), scopeInWords(off.unit)];
      return {
        fa: `تعطیلی پنجشنبه‌ها از ${inPersianDigits(since)}، ${unit.fa}`,
        en: `Thursdays closed since ${since}, ${unit.en}`,
      };
    }
    case 'CLOSURE': {
      const [title, unit] = [inBothLanguages(off.title), scopeInWords(off.unit)];
      return { fa: `تعطیلی: ${title.fa}، ${unit.fa}`, en: `closed: ${title.en}, ${unit.en}` };
    }
  }
}

/** For whom something holds: a unit, or all where it is null. */
export function scopeInWords(unit: LocalizedText | null): Words {
  return unit === null ? { fa: 'همهٔ واحدها', en: 'all units' } : inBothLanguages(unit);
}

/** A text in both languages; one that exists in one alone stands in both. */
export function inBothLanguages(text: LocalizedText): Words {
  return { fa: textIn(text, 'FA'), en: textIn(text, 'EN') };
}
