/** A public holiday that falls on the same Jalali day every year. */
export interface SolarHoliday {
  month: number;
  day: number;
  name: { fa: string; en: string };
}

/** Day of the weekly holiday, counted from Saturday as 0: Friday. */
export const weeklyHoliday = 6;

/**
 * Holidays that are fixed in the solar calendar. The lunar ones depend on sighting and are never computed.
 * Source: the official calendar of the University of Tehran's Calendar Centre.
 */
export const solarHolidays: readonly SolarHoliday[] = [
  { month: 1, day: 1, name: { fa: 'نوروز', en: 'Nowruz' } },
  { month: 1, day: 2, name: { fa: 'نوروز', en: 'Nowruz' } },
  { month: 1, day: 3, name: { fa: 'نوروز', en: 'Nowruz' } },
  { month: 1, day: 4, name: { fa: 'نوروز', en: 'Nowruz' } },
  { month: 1, day: 12, name: { fa: 'روز جمهوری اسلامی', en: 'Islamic Republic Day' } },
  { month: 1, day: 13, name: { fa: 'روز طبیعت', en: 'Nature Day' } },
  { month: 3, day: 14, name: { fa: 'رحلت امام خمینی', en: 'Passing of Imam Khomeini' } },
  { month: 3, day: 15, name: { fa: 'قیام ۱۵ خرداد', en: '15 Khordad Uprising' } },
  { month: 11, day: 22, name: { fa: 'پیروزی انقلاب', en: 'Victory of the Revolution' } },
  { month: 12, day: 29, name: { fa: 'ملی شدن صنعت نفت', en: 'Nationalisation of the oil industry' } },
];
