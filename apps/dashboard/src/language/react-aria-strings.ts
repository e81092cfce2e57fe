interface StringFormatter {
  number(value: number): string;
  select(options: Record<string, string | (() => string)>, value: string | boolean): string;
}

type Words = Record<string, string | number | boolean>;
type Message = string | ((words: never, format: StringFormatter) => string);

/** package → key → message, as React Aria reads it from the window. */
export type ComponentStrings = Record<string, Record<string, Message>>;

const selected = (words: { count: number }, format: StringFormatter) =>
  `${format.number(words.count)} مورد برگزیده`;

/**
 * React Aria has no Persian. These are its own messages for the packages it bundles; it throws when one is missing, so
 * a test compares them with the English ones. Colour components are not used here.
 */
export const persianComponentStrings: ComponentStrings = {
  '@react-aria/autocomplete': { collectionLabel: 'پیشنهادها' },
  '@react-aria/breadcrumbs': { breadcrumbs: 'مسیر' },
  '@react-aria/calendar': {
    previous: 'پیشین',
    next: 'بعدی',
    selectedDateDescription: ({ date }: Words) => `تاریخ برگزیده: ${date}`,
    selectedRangeDescription: ({ dateRange }: Words) => `بازهٔ برگزیده: ${dateRange}`,
    todayDate: ({ date }: Words) => `امروز، ${date}`,
    todayDateSelected: ({ date }: Words) => `امروز، ${date}، برگزیده`,
    dateSelected: ({ date }: Words) => `${date}، برگزیده`,
    startRangeSelectionPrompt: 'برای آغاز بازه برگزینید',
    finishRangeSelectionPrompt: 'برای پایان بازه برگزینید',
    minimumDate: 'نخستین تاریخ ممکن',
    maximumDate: 'واپسین تاریخ ممکن',
    dateRange: ({ startDate, endDate }: Words) => `${startDate} تا ${endDate}`,
  },
  '@react-aria/combobox': {
    focusAnnouncement: (
      words: {
        groupTitle: string;
        groupCount: number;
        isGroupChange: boolean;
        optionText: string;
        isSelected: boolean;
      },
      format: StringFormatter,
    ) => {
      const group = format.select(
        { true: () => `گروه ${words.groupTitle}، ${format.number(words.groupCount)} گزینه. `, other: '' },
        words.isGroupChange,
      );
      return `${group}${words.optionText}${format.select({ true: '، برگزیده', other: '' }, words.isSelected)}`;
    },
    countAnnouncement: (words: { optionCount: number }, format: StringFormatter) =>
      `${format.number(words.optionCount)} گزینه هست.`,
    selectedAnnouncement: ({ optionText }: Words) => `${optionText}، برگزیده`,
    buttonLabel: 'نمایش پیشنهادها',
    listboxLabel: 'پیشنهادها',
  },
  '@react-aria/datepicker': {
    era: 'دوران',
    year: 'سال',
    month: 'ماه',
    day: 'روز',
    hour: 'ساعت',
    minute: 'دقیقه',
    second: 'ثانیه',
    dayPeriod: 'پیش/پس از نیمروز',
    calendar: 'تقویم',
    startDate: 'تاریخ آغاز',
    endDate: 'تاریخ پایان',
    weekday: 'روز هفته',
    timeZoneName: 'منطقهٔ زمانی',
    selectedDateDescription: ({ date }: Words) => `تاریخ برگزیده: ${date}`,
    selectedRangeDescription: ({ startDate, endDate }: Words) => `بازهٔ برگزیده: ${startDate} تا ${endDate}`,
    selectedTimeDescription: ({ time }: Words) => `ساعت برگزیده: ${time}`,
  },
  '@react-aria/dnd': {
    dragItem: ({ itemText }: Words) => `کشیدن ${itemText}`,
    dragSelectedItems: (words: { count: number }, format: StringFormatter) =>
      `کشیدن ${selected(words, format)}`,
    dragDescriptionKeyboard: 'برای کشیدن Enter را بزنید.',
    dragDescriptionKeyboardAlt: 'برای کشیدن Alt + Enter را بزنید.',
    dragDescriptionTouch: 'برای کشیدن دو بار بزنید.',
    dragDescriptionVirtual: 'برای کشیدن کلیک کنید.',
    dragDescriptionLongPress: 'برای کشیدن نگه دارید.',
    dragSelectedKeyboard: (words: { count: number }, format: StringFormatter) =>
      `برای کشیدن ${selected(words, format)} Enter را بزنید.`,
    dragSelectedKeyboardAlt: (words: { count: number }, format: StringFormatter) =>
      `برای کشیدن ${selected(words, format)} Alt + Enter را بزنید.`,
    dragSelectedLongPress: (words: { count: number }, format: StringFormatter) =>
      `برای کشیدن ${selected(words, format)} نگه دارید.`,
    dragStartedKeyboard: 'کشیدن آغاز شد. با Tab به مقصد بروید، با Enter بگذارید، با Escape لغو کنید.',
    dragStartedTouch: 'کشیدن آغاز شد. به مقصد بروید و دو بار بزنید.',
    dragStartedVirtual: 'کشیدن آغاز شد. به مقصد بروید و کلیک کنید یا Enter را بزنید.',
    endDragKeyboard: 'در حال کشیدن. برای لغو Enter را بزنید.',
    endDragTouch: 'در حال کشیدن. برای لغو دو بار بزنید.',
    endDragVirtual: 'در حال کشیدن. برای لغو کلیک کنید.',
    dropDescriptionKeyboard: 'با Enter بگذارید، با Escape لغو کنید.',
    dropDescriptionTouch: 'برای گذاشتن دو بار بزنید.',
    dropDescriptionVirtual: 'برای گذاشتن کلیک کنید.',
    dropCanceled: 'کشیدن لغو شد.',
    dropComplete: 'گذاشته شد.',
    dropIndicator: 'جای گذاشتن',
    dropOnRoot: 'گذاشتن در اینجا',
    dropOnItem: ({ itemText }: Words) => `گذاشتن روی ${itemText}`,
    insertBefore: ({ itemText }: Words) => `گذاشتن پیش از ${itemText}`,
    insertBetween: ({ beforeItemText, afterItemText }: Words) =>
      `گذاشتن میان ${beforeItemText} و ${afterItemText}`,
    insertAfter: ({ itemText }: Words) => `گذاشتن پس از ${itemText}`,
  },
  '@react-aria/grid': {
    deselectedItem: ({ item }: Words) => `${item} دیگر برگزیده نیست.`,
    select: 'برگزیدن',
    selectedCount: (words: { count: number }, format: StringFormatter) =>
      words.count === 0 ? 'هیچ موردی برگزیده نیست.' : `${selected(words, format)}.`,
    selectedAll: 'همهٔ موردها برگزیده‌اند.',
    selectedItem: ({ item }: Words) => `${item} برگزیده شد.`,
    longPressToSelect: 'برای برگزیدن نگه دارید.',
  },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'این سطر کاری انجام می‌دهد',
    hasLinkAnnouncement: ({ link }: Words) => `این سطر پیوند دارد: ${link}`,
  },
  '@react-aria/menu': { longPressMessage: 'برای باز شدن فهرست نگه دارید یا Alt + پیکان پایین را بزنید' },
  '@react-aria/numberfield': {
    decrease: ({ fieldLabel }: Words) => `کاهش ${fieldLabel}`,
    increase: ({ fieldLabel }: Words) => `افزایش ${fieldLabel}`,
    numberField: 'جای عدد',
  },
  '@react-aria/overlays': { dismiss: 'بستن' },
  '@react-aria/previewtrigger': { longPressMessage: 'برای پیش‌نمایش نگه دارید' },
  '@react-aria/searchfield': { 'Clear search': 'پاک کردن جست‌وجو' },
  '@react-aria/spinbutton': { Empty: 'خالی' },
  '@react-aria/steplist': { steplist: 'گام‌ها' },
  '@react-aria/table': {
    select: 'برگزیدن',
    selectAll: 'برگزیدن همه',
    sortable: 'ستون مرتب‌شدنی',
    ascending: 'صعودی',
    descending: 'نزولی',
    ascendingSort: ({ columnName }: Words) => `مرتب بر پایهٔ ${columnName}، صعودی`,
    descendingSort: ({ columnName }: Words) => `مرتب بر پایهٔ ${columnName}، نزولی`,
    columnSize: ({ value }: Words) => `${value} پیکسل`,
    resizerDescription: 'برای تغییر پهنا Enter را بزنید',
    expand: 'باز کردن',
    collapse: 'بستن',
  },
  '@react-aria/tag': { removeDescription: 'برای حذف برچسب Delete را بزنید.', removeButtonLabel: 'حذف' },
  '@react-aria/toast': {
    close: 'بستن',
    notifications: (words: { count: number }, format: StringFormatter) =>
      `${format.number(words.count)} اعلان.`,
  },
  '@react-aria/tree': { expand: 'باز کردن', collapse: 'بستن' },
  '@react-stately/datepicker': {
    rangeUnderflow: ({ minValue }: Words) => `تاریخ باید ${minValue} یا پس از آن باشد.`,
    rangeOverflow: ({ maxValue }: Words) => `تاریخ باید ${maxValue} یا پیش از آن باشد.`,
    rangeReversed: 'تاریخ آغاز باید پیش از تاریخ پایان باشد.',
    unavailableDate: 'این تاریخ را نمی‌توان برگزید.',
  },
  'react-aria-components': {
    selectPlaceholder: 'برگزینید',
    tableResizer: 'تغییر پهنا',
    dropzoneLabel: 'جای گذاشتن',
    colorSwatchPicker: 'نمونه‌های رنگ',
  },
};

/**
 * Gives the strings to React Aria; before the first render, because it keeps what it finds then.
 * @param target the window
 */
export function installPersianComponentStrings(target: Window): void {
  Object.assign(target, {
    [Symbol.for('react-aria.i18n.locale')]: 'fa-IR',
    [Symbol.for('react-aria.i18n.strings')]: persianComponentStrings,
  });
}
