import type { InstrumentKind, LocalizedText } from '@rasad/event-contracts';
import { matchForm } from './text/normalise.js';
import { exactDate, printedJalaliDate } from './text/statute-dates.js';

/** What a plain text does not say of itself; dates are Gregorian, `YYYY-MM-DD`. */
export interface InstrumentMetadata {
  code: string;
  kind: InstrumentKind;
  title: LocalizedText;
  /** Name of the text as it was in force; left out, the day of adoption tells it. */
  label?: LocalizedText | null;
  adoptedOn?: string | null;
  notifiedOn?: string | null;
  inForceFrom?: string | null;
  gazettedOn?: string | null;
  sample?: boolean;
}

/** The name of a text: as given, or after the day of its adoption. */
export function expressionLabel({
  label,
  adoptedOn,
}: Pick<InstrumentMetadata, 'label' | 'adoptedOn'>): LocalizedText {
  if (label) return label;
  if (!adoptedOn) return { fa: 'متن واردشده', en: 'As imported' };
  return { fa: `مصوب ${printedJalaliDate(adoptedOn)}`, en: `As adopted on ${adoptedOn}` };
}

const WHOLE_DATE = /^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})$/;

/**
 * A date that a person wrote, year first, in any digits: Gregorian from the year 1700 on, before that Jalali.
 * @returns the Gregorian date `YYYY-MM-DD`, or null where it does not exist
 */
export function readDate(written: string): string | null {
  const match = WHOLE_DATE.exec(matchForm(written));
  return match && exactDate(Number(match[1]), Number(match[2]), Number(match[3]));
}
