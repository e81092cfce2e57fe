const tehran = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran', dateStyle: 'short' });

/** The Gregorian date `YYYY-MM-DD` in Asia/Tehran at an instant. */
export function tehranDate(at: Date): string {
  return tehran.format(at);
}
