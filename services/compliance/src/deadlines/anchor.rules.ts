import type { DeadlineAnchor } from '@rasad/import-formats';
import { gregorianDate, jalaliDate } from './jalali.rules.js';

/** Anchors whose days an instrument states. */
export type InstrumentAnchor = Exclude<DeadlineAnchor, 'PERIOD_END' | 'YEAR_DAY' | 'FIXED_DATE'>;

/** The dates from which deadlines count; Gregorian, null where the instrument does not state them. */
export type AnchorDates = Record<InstrumentAnchor, string | null>;

/** The day from which a deadline counts. */
export interface AnchorDay {
  /** Gregorian date. */
  on: string;
  /** Gregorian date of the publication from which an entry into force was reckoned; null where it is stated. */
  gazettedOn: string | null;
}

/** Days after its publication on which a statute takes effect where it does not say when (Civil Code, art. 2). */
export const daysToTakeEffect = 15;

/**
 * The day that an anchor stands for in an instrument; null where the instrument does not state it. A statute without
 * a stated entry into force takes effect 15 days after its publication in the gazette.
 */
export function anchorDay(anchor: InstrumentAnchor, dates: AnchorDates): AnchorDay | null {
  const stated = dates[anchor];
  if (stated !== null) return { on: stated, gazettedOn: null };
  if (anchor !== 'ENTRY_INTO_FORCE' || dates.GAZETTE === null) return null;
  const effective = jalaliDate(dates.GAZETTE).add({ days: daysToTakeEffect });
  return { on: gregorianDate(effective), gazettedOn: dates.GAZETTE };
}
