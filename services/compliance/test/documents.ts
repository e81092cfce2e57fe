/** The law of the tests: a chapter with two articles, one of them with a clause. */
export function lawDocument(more: Record<string, unknown> = {}) {
  return {
    format: 'rasad.instrument/1',
    code: 'test-law',
    kind: 'LAW',
    title: { fa: 'قانون آزمون', en: 'Test law' },
    sample: true,
    expression: { label: { fa: 'مصوب ۱۳۹۰' }, adoptedOn: '2011-10-29' } as Record<string, unknown>,
    provisions: [
      {
        eId: 'chp_1',
        kind: 'CHAPTER',
        number: 'اول',
        label: { fa: 'فصل اول', en: 'Chapter 1' },
        children: [
          article('art_1', '۱', [
            { eId: 'art_1__cl_a', kind: 'CLAUSE', number: 'الف', label: { fa: 'بند (الف) ماده ۱' } },
          ]),
          article('art_2', '۲'),
        ],
      },
    ],
    ...more,
  };
}

/** An article with children. */
export function article(eId: string, number: string, children: unknown[] = []) {
  return {
    eId,
    kind: 'ARTICLE',
    number,
    label: { fa: `ماده ${number}`, en: `Article ${eId.slice(4)}` },
    text: { fa: `متن ماده ${number} دربارهٔ پاسخ‌گویی اداری`, en: `Text of ${eId}` },
    dutyKind: 'OBLIGATION',
    children,
  };
}

/** An amendment of the test law. */
export function amendmentDocument(changes: unknown[], more: Record<string, unknown> = {}) {
  return {
    format: 'rasad.amendment/1',
    instrument: 'test-law',
    expression: { label: { fa: 'اصلاحی ۱۳۹۹', en: 'As amended in 1399' }, inForceFrom: '2021-01-20' },
    changes,
    ...more,
  };
}

/** Obligations of the test law: a yearly one for districts, a one-off for the city, an informing one. */
export function obligationsDocument(obligations: Record<string, unknown>[] = defaultObligations()) {
  return { format: 'rasad.obligations/1', instrument: 'test-law', obligations };
}

/** The entries of `obligationsDocument`. */
export function defaultObligations(): Record<string, unknown>[] {
  return [
    {
      code: 'yearly-permits',
      provision: 'art_1__cl_a',
      title: { fa: 'گزارش سالانهٔ پروانه‌ها', en: 'Yearly report on permits' },
      cadence: 'PERIODIC',
      period: 'YEARLY',
      applicability: [
        { role: 'LEAD', kinds: ['DISTRICT'] },
        { role: 'INFORMED', codes: ['city'] },
      ],
      exclusions: [{ tags: ['exempt'] }],
      deadline: { anchor: 'PERIOD_END', amount: 15, unit: 'DAYS' },
      weight: 2,
      sample: true,
    },
    {
      code: 'write-code',
      provision: 'art_2',
      title: { fa: 'تدوین آیین‌نامهٔ رفتار', en: 'Write the code of conduct' },
      cadence: 'ONCE',
      applicability: [{ role: 'LEAD', codes: ['city'] }],
      deadline: { anchor: 'ADOPTION', amount: 6, unit: 'MONTHS' },
    },
  ];
}

/** A document as a file. */
export function fileOf(document: unknown): string {
  return JSON.stringify(document, null, 2);
}
