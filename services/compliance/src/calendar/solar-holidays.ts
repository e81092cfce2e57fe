import type { LocalizedText } from '@rasad/event-contracts';

/** A public holiday that falls on the same Jalali day every year. */
export interface SolarHoliday {
  month: number;
  day: number;
  name: Required<LocalizedText>;
}

const nowruz = { fa: 'نوروز', en: 'Nowruz' };

/**
 * Holidays that are fixed in the solar calendar. All others are lunar, depend on sighting and come with the official
 * list of their year. Source: the official calendar of the University of Tehran's Calendar Centre.
 */
export const solarHolidays: readonly SolarHoliday[] = [
  { month: 1, day: 1, name: nowruz },
  { month: 1, day: 2, name: nowruz },
  { month: 1, day: 3, name: nowruz },
  { month: 1, day: 4, name: nowruz },
  { month: 1, day: 12, name: { fa: 'روز جمهوری اسلامی', en: 'Islamic Republic Day' } },
  { month: 1, day: 13, name: { fa: 'روز طبیعت', en: 'Nature Day' } },
  { month: 3, day: 14, name: { fa: 'رحلت امام خمینی', en: 'Passing of Imam Khomeini' } },
  { month: 3, day: 15, name: { fa: 'قیام ۱۵ خرداد', en: '15 Khordad Uprising' } },
  { month: 11, day: 22, name: { fa: 'پیروزی انقلاب', en: 'Victory of the Revolution' } },
  { month: 12, day: 29, name: { fa: 'ملی شدن صنعت نفت', en: 'Nationalisation of the oil industry' } },
];
