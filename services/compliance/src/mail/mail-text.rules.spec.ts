import { describe, expect, it } from '@jest/globals';
import { mailText } from './mail-text.rules.js';
import type { MailedNotice } from './mail.js';

const notice: MailedNotice = {
  kind: 'OVERDUE',
  level: 1,
  dueOn: '2026-11-25',
  globalTaskId: 'VGFzazox',
  title: { fa: 'انتشار قراردادها', en: 'Publish contracts' },
  unit: { fa: 'منطقهٔ ۱', en: 'District 1' },
};
const name = { fa: 'مریم', en: 'Maryam' };
const url = 'https://rasad.example.org';

describe('the text of a mail', () => {
  it('tells in Persian what is due where and when, in Jalali dates and Persian digits', () => {
    const { subject, text } = mailText({ name, lang: 'FA' }, { shown: [notice], count: 1 }, url);
    expect(subject).toBe('از سررسید گذشته است (ارجاع به سطح بالاتر)');
    expect(text).toContain('مریم، سلام');
    expect(text).toContain('انتشار قراردادها — منطقهٔ ۱');
    expect(text).toContain('سررسید: ۴ آذر ۱۴۰۵');
    expect(text).toContain(`${url}/tasks/VGFzazox`);
  });

  it('tells it in English with both calendars', () => {
    const { subject, text } = mailText({ name, lang: 'EN' }, { shown: [notice], count: 1 }, url);
    expect(subject).toBe('Overdue (escalated)');
    expect(text).toContain('Due: 4 Azar 1405 (2026-11-25)');
  });

  it('leads reviewers to the review', () => {
    const review: MailedNotice = { ...notice, kind: 'AWAITING_REVIEW' };
    const { text } = mailText({ name, lang: 'EN' }, { shown: [review], count: 1 }, url);
    expect(text).toContain(`${url}/reviews?task=VGFzazox`);
  });

  it('gives the number of what it does not show', () => {
    const { subject, text, html } = mailText({ name, lang: 'FA' }, { shown: [notice], count: 1_200 }, url);
    expect(subject).toBe('رصد: ۱۲۰۰ یادآوری');
    for (const body of [text, html]) expect(body).toContain('و ۱۱۹۹ مورد دیگر');
  });

  it('takes nothing for markup', () => {
    const odd = { ...notice, title: { fa: '<img src=x onerror=alert(1)>' } };
    const { html } = mailText({ name: { fa: '"><script>' }, lang: 'FA' }, { shown: [odd], count: 1 }, url);
    expect(html).not.toMatch(/<img|<script/);
  });
});
