import type { LocalizedText } from '@rasad/event-contracts';
import escapeHtml from 'escape-html';
import { inPersianDigits, jalaliDate, monthNames } from '../deadlines/jalali.rules.js';
import { noticeInWords } from '../reminders/notice-words.rules.js';
import type { MailedNotice, MailedNotices } from './mail.js';

/** A mail as it is read. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

type Lang = 'FA' | 'EN';

const words = {
  FA: {
    greeting: (name: string) => `${name}، سلام`,
    subject: (count: string) => `رصد: ${count} یادآوری`,
    others: (count: string) => `و ${count} مورد دیگر در صندوق شما`,
    due: (date: string) => `سررسید: ${date}`,
    footer: 'این نامه را سامانهٔ رصد فرستاده است. متن گزارش‌ها هرگز در نامه نمی‌آید.',
  },
  EN: {
    greeting: (name: string) => `Hello ${name}`,
    subject: (count: string) => `Rasad: ${count} reminders`,
    others: (count: string) => `and ${count} more in your inbox`,
    due: (date: string) => `Due: ${date}`,
    footer: 'Sent by Rasad. Texts of reports are never put into mail.',
  },
} as const;

/**
 * What a mail says: no report's text, and of each task only what its list shows.
 * @param publicUrl where people open the dashboard.
 */
export function mailText(
  to: { name: LocalizedText; lang: Lang },
  { shown, count }: MailedNotices,
  publicUrl: string,
): MailText {
  const { greeting, others, footer } = words[to.lang];
  const left = count - shown.length;
  const body: Body = {
    lang: to.lang,
    hello: greeting(textIn(to.name, to.lang)),
    entries: shown.map((notice) => entryOf(notice, to.lang, publicUrl)),
    others: left > 0 ? { lines: [others(numberIn(left, to.lang))], link: `${publicUrl}/` } : null,
    footer,
  };
  return { subject: subjectOf(to.lang, { shown, count }), text: plainOf(body), html: htmlOf(body) };
}

interface Entry {
  lines: string[];
  link: string;
}

interface Body {
  lang: Lang;
  hello: string;
  entries: Entry[];
  others: Entry | null;
  footer: string;
}

function subjectOf(lang: Lang, { shown, count }: MailedNotices): string {
  const [only] = shown;
  if (only && count === 1) return noticeInWords(only)[langKey(lang)];
  return words[lang].subject(numberIn(count, lang));
}

function entryOf(notice: MailedNotice, lang: Lang, publicUrl: string): Entry {
  const about = `${textIn(notice.title, lang)} — ${textIn(notice.unit, lang)}`;
  const due = words[lang].due(dateIn(notice.dueOn, lang));
  const page = notice.kind === 'AWAITING_REVIEW' ? 'reviews?task=' : 'tasks/';
  return {
    lines: [noticeInWords(notice)[langKey(lang)], about, due],
    link: `${publicUrl}/${page}${encodeURIComponent(notice.globalTaskId)}`,
  };
}

function plainOf({ hello, entries, others, footer }: Body): string {
  const blocks = [...entries, ...(others ? [others] : [])].map(({ lines, link }) =>
    [...lines, link].join('\n'),
  );
  return [hello, ...blocks, footer].join('\n\n');
}

function htmlOf({ lang, hello, entries, others, footer }: Body): string {
  const direction = lang === 'FA' ? 'rtl' : 'ltr';
  const items = entries.map((entry) => `<li>${entryHtml(entry)}</li>`).join('\n');
  const rest = others ? `<p>${entryHtml(others)}</p>` : '';
  return `<!doctype html><html lang="${langKey(lang)}" dir="${direction}"><meta charset="utf-8"><body dir="${direction}">
<p>${escapeHtml(hello)}</p><ul>${items}</ul>${rest}<p><small>${escapeHtml(footer)}</small></p></body></html>`;
}

function entryHtml({ lines: [headline = '', ...details], link }: Entry): string {
  const url = escapeHtml(link);
  const lines = [`<strong>${escapeHtml(headline)}</strong>`, ...details.map((line) => escapeHtml(line))];
  return `${lines.join('<br>')}<br><a href="${url}" dir="ltr">${url}</a>`;
}

function dateIn(date: string, lang: Lang): string {
  const { year, month, day } = jalaliDate(date);
  const name = monthNames[month - 1];
  if (lang === 'FA') return inPersianDigits(`${day} ${name?.fa} ${year}`);
  return `${day} ${name?.en} ${year} (${date})`;
}

function numberIn(count: number, lang: Lang): string {
  return lang === 'FA' ? inPersianDigits(String(count)) : String(count);
}

function textIn(text: LocalizedText, lang: Lang): string {
  return text[langKey(lang)] ?? text.fa ?? text.en ?? '';
}

function langKey(lang: Lang): 'fa' | 'en' {
  return lang === 'FA' ? 'fa' : 'en';
}
