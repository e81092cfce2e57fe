import type { ProvisionStatus } from '@rasad/event-contracts';
import { readStatuteDate } from './statute-dates.js';

/** What a statute says became of a provision, with the day on which it did. */
export interface StatusMark {
  status: ProvisionStatus;
  /** Gregorian, `YYYY-MM-DD`; null where the mark states none. */
  on: string | null;
  /** How many characters of the matched text it takes, a dash after it included. */
  length: number;
}

const WORDS =
  'منسوخه?(?: شده)?|نسخ|لغو(?: شده)?|حذفی|حذف(?: شده)?|الحاقی|الحاق(?: شده)?|اصلاحی|اصلاح(?: شده)?';
// «(اصلاحی ۱۳۹۹/۱۱/۰۶)», «(الحاقی به موجب قانون … مصوب ۱۳۸۰/۱/۲)»
const IN_PARENTHESES = new RegExp(`^[([] ?(${WORDS})(?!\\p{L})([^()\\[\\]]{0,200})[)\\]]`, 'u');
// «اصلاح 1399/11/06 ـ» straight after the number
const WITH_DATE = new RegExp(
  `^(${WORDS}) ?(?:مصوب |مورخ )?(\\d{1,4} ?[/.,-] ?\\d{1,2} ?[/.,-] ?\\d{1,4})(?= ?[-:.)]| ?$)`,
);
// «(اصلاح ساختار)» is a title: a bare noun marks a status only with a date or an act beside it
const BARE_NOUN = /^(?:اصلاح|الحاق|حذف|لغو|نسخ)$/;
const SAYS_WHEN = /^ ?$|\d|به موجب|طبق|مصوب/;
const WHOLE_TEXT =
  /^[-:( ]*(?:این (?:ماده|تبصره|بند|جزء) )?(?:حذف|لغو|نسخ|منسوخ)(?:ه|ی)?(?: (?:شد|شده|شده است|گردید|گردیده|گردیده است|است))?[ .)]*$/;

/** Reads one mark at the start of a text in matched form. */
export function readStatusMark(text: string): StatusMark | undefined {
  const match = IN_PARENTHESES.exec(text) ?? WITH_DATE.exec(text);
  if (!match) return undefined;
  if (BARE_NOUN.test(match[1] ?? '') && !SAYS_WHEN.test(match[2] ?? '')) return undefined;
  const rest = text.slice(match[0].length);
  const dash = /^ ?[-:] ?/.exec(rest)?.[0].length ?? 0;
  return {
    status: statusOf(match[1] ?? ''),
    on: readStatuteDate(match[2] ?? ''),
    length: match[0].length + dash,
  };
}

/** Whether a provision's whole text only says that it is gone: «حذف شد». */
export function saysRepealed(text: string): boolean {
  return WHOLE_TEXT.test(text);
}

/** The mark with which the export tells a status. */
export function printedStatus(status: Exclude<ProvisionStatus, 'IN_FORCE'>): string {
  return { AMENDED: 'اصلاحی', ADDED: 'الحاقی', REPEALED: 'منسوخه' }[status];
}

function statusOf(word: string): ProvisionStatus {
  if (word.startsWith('اصلاح')) return 'AMENDED';
  return word.startsWith('الحاق') ? 'ADDED' : 'REPEALED';
}
