/** A small valid organisation document; tests change one thing in it. */
export function organisationDocument() {
  return {
    format: 'rasad.organisation/1',
    units: [
      unit('city', null, { kind: 'HEADQUARTERS' }),
      unit('north', 'city', { kind: 'DISTRICT', tags: ['permits'], validFrom: '2024-03-20' }),
      unit('north-legal', 'north', { kind: 'DISTRICT_OFFICE', name: { en: 'Legal office' } }),
    ] as Record<string, unknown>[],
    people: [
      { username: 'chair', name: { fa: 'دبیر ستاد' } },
      { username: 'clerk', name: { fa: 'گزارشگر', en: 'Reporter' }, email: 'clerk@example.org' },
    ] as Record<string, unknown>[],
    serviceAccounts: [{ username: 'robot', name: { en: 'Integration' } }] as Record<string, unknown>[],
    positions: [
      { code: 'north.head', unit: 'north', kind: 'HEAD', title: { fa: 'رئیس' }, sensitive: true },
    ] as Record<string, unknown>[],
    appointments: [{ username: 'clerk', position: 'north.head', validFrom: '2024-03-20' }] as Record<
      string,
      unknown
    >[],
    grants: [
      { username: 'chair', role: 'COMMITTEE', scope: 'city' },
      { username: 'clerk', role: 'REPORTER', scope: 'north', validFrom: '2024-03-20', validTo: '2025-03-21' },
      { username: 'robot', role: 'SERVICE', scope: 'city' },
    ] as Record<string, unknown>[],
  };
}

/** A unit entry of an organisation document. */
export function unit(code: string, parent: string | null, more: Record<string, unknown> = {}) {
  return { code, kind: 'UNIT', parent, name: { fa: `واحد ${code}`, en: `Unit ${code}` }, ...more };
}

/** A small valid instrument document. */
export function instrumentDocument() {
  return {
    format: 'rasad.instrument/1',
    code: 'act-1',
    kind: 'LAW',
    title: { fa: 'قانون نمونه', en: 'Sample act' },
    expression: { label: { fa: 'مصوب ۱۳۹۰', en: 'As adopted in 1390' }, adoptedOn: '2011-10-29' } as Record<
      string,
      unknown
    >,
    provisions: [
      provision('chp_1', 'CHAPTER', [
        provision('art_1', 'ARTICLE', [
          provision('art_1__cl_a', 'CLAUSE', [provision('art_1__cl_a__note_1', 'NOTE')]),
        ]),
      ]),
      provision('art_2', 'ARTICLE'),
    ],
  };
}

/** A provision entry of an instrument document. */
export function provision(
  eId: string,
  kind: string,
  children: unknown[] = [],
): Record<string, unknown> & { children: unknown[] } {
  return {
    eId,
    kind,
    number: '۱',
    label: { fa: `حکم ${eId}` },
    text: { fa: 'متن', en: 'Text' },
    dutyKind: 'OBLIGATION',
    children,
  };
}

/** A small valid amendment of the instrument document: a change of each kind. */
export function amendmentDocument() {
  return {
    format: 'rasad.amendment/1',
    instrument: 'act-1',
    expression: { label: { fa: 'اصلاحی ۱۳۹۹', en: 'As amended in 1399' }, jalaliYear: 1399 } as Record<
      string,
      unknown
    >,
    changes: [
      { action: 'REPLACE', eId: 'art_2', text: { fa: 'متن تازه' } },
      { action: 'ADD', parent: 'chp_1', after: 'art_1', provision: provision('art_1bis', 'ARTICLE') },
      { action: 'REPEAL', eId: 'art_1__cl_a' },
      { action: 'MOVE', eId: 'art_2', parent: 'chp_1', after: null, number: '۰' },
    ] as Record<string, unknown>[],
  };
}

/** A small valid obligations document. */
export function obligationsDocument() {
  return {
    format: 'rasad.obligations/1',
    instrument: 'act-1',
    obligations: [
      {
        code: 'publish-rules',
        provision: 'art_1__cl_a',
        title: { fa: 'انتشار ضوابط', en: 'Publish the rules' },
        cadence: 'PERIODIC',
        period: 'QUARTERLY',
        applicability: [{ role: 'LEAD', kinds: ['DISTRICT'], tags: ['permits'] }],
        exclusions: [{ codes: ['north-legal'] }],
        deadline: { anchor: 'PERIOD_END', amount: 15, unit: 'DAYS' },
        weight: 2,
      },
      {
        code: 'write-code',
        provision: 'art_2',
        title: { fa: 'تدوین آیین رفتار' },
        cadence: 'ONCE',
        applicability: [{ role: 'LEAD', codes: ['city'] }],
        deadline: { anchor: 'ADOPTION', amount: 6, unit: 'MONTHS' },
      },
    ] as Record<string, unknown>[],
  };
}

/** The document as a file: indented, one field a line. */
export function fileOf(document: unknown): string {
  return JSON.stringify(document, null, 2);
}

/** Line, from 1, of the `occurrence`-th line that contains a fragment. */
export function lineOf(text: string, fragment: string, occurrence = 1): number {
  const lines = text.split('\n').flatMap((line, index) => (line.includes(fragment) ? [index + 1] : []));
  const found = lines[occurrence - 1];
  if (found === undefined) throw new Error(`"${fragment}" is not in the text ${occurrence} times`);
  return found;
}

/** A small valid charter document. */
export function charterDocument() {
  return {
    format: 'rasad.charter/1',
    code: 'bodies-1',
    title: { fa: 'آیین‌نامهٔ نمونه', en: 'Sample charter' },
    clauses: [
      { number: '1', text: { en: 'Definitions.' } },
      { number: '2', text: { en: 'There is a working group in every district.' }, body: bodyRule() },
    ] as Record<string, unknown>[],
  };
}

/** A body as a clause of a charter document describes it. */
export function bodyRule(more: Record<string, unknown> = {}) {
  return {
    code: 'group',
    kind: 'WORKING_GROUP',
    name: { en: 'Working group of {unit}' },
    where: [{ kinds: ['DISTRICT'] }],
    seats: [
      { code: 'chair', role: 'CHAIR', position: { kinds: ['HEAD'] } },
      { code: 'inspection', role: 'MEMBER', position: { unitTags: ['inspection'], place: 'ANCESTOR' } },
    ],
    quorum: { kind: 'MEMBERS', members: 2 },
    ...more,
  };
}
