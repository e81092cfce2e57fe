import { m } from '../paraglide/messages.js';
import { formats } from './formats.js';

const minute = 60_000;
const hour = 60 * minute;

/** How long ago an instant was, short: «همین حالا», «۳ دقیقه», «۲ ساعت», then the day. */
export function ago(instant: string, now: Date): string {
  const passed = now.getTime() - new Date(instant).getTime();
  if (passed < minute) return m.ago_now();
  if (passed < hour) return m.ago_minutes({ minutes: formats.number(Math.floor(passed / minute)) });
  if (passed < 12 * hour) return m.ago_hours({ hours: formats.number(Math.floor(passed / hour)) });
  return formats.dayOf(instant, { year: false });
}
