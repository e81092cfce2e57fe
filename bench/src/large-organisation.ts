import type { TestDatabase } from '@rasad/testing/servers';
import type { SubgraphClient } from './subgraph-client.ts';

/** How much to fill a service with. */
export interface Size {
  units: number;
  obligations: number;
}

/** Units below each one of the next higher level: a nation, its provinces, cities and districts. */
export const fanOut = 20;

/** The root of the organisation. */
export const rootCode = 'unit-0';

const unitId = `('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const parentId = `('00000000-0000-7000-8000-' || lpad(to_hex((n - 1) / ${fanOut}), 12, '0'))::uuid`;

/**
 * Writes units as the directory's events would have left them, as superuser.
 * @param service whose schema they go to: its own copy of the unit tree.
 */
export async function seedUnits(database: TestDatabase, count: number): Promise<void> {
  await database.query(
    `insert into unit (id, code, kind, name, parent_id, position, tags, valid_from, valid_to, sample, version, path,
       sort_path)
     with recursive numbered as (select n from generate_series(0, $1::integer - 1) as n),
     placed (n, path, sort_path) as (
       select 0, array[${unitId.replaceAll('n)', '0)')}], array[0]
       union all
       select child.n, placed.path || ${unitId.replaceAll('to_hex(n)', 'to_hex(child.n)')}, placed.sort_path || child.n
       from placed join numbered child on child.n > 0 and (child.n - 1) / ${fanOut} = placed.n
     )
     select ${unitId}, 'unit-' || n, case when n = 0 then 'HEADQUARTERS' else 'DISTRICT' end,
       jsonb_build_object('fa', 'واحد ' || n, 'en', 'Unit ' || n),
       case when n > 0 then ${parentId} end, n, '{}', null, null, true, 1, path, sort_path
     from placed`,
    [count],
  );
  await database.query('analyze unit');
}

/** Row id of the unit with a number. */
export function unitRowId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Imports a law of so many articles. @returns global id of the instrument. */
export async function importLaw(editor: SubgraphClient, articles: number): Promise<string> {
  const document = {
    format: 'rasad.instrument/1',
    code: 'large-law',
    kind: 'LAW',
    title: { fa: 'قانون بزرگ', en: 'Large law' },
    sample: true,
    expression: { label: { fa: 'مصوب ۱۳۹۰' }, adoptedOn: '2011-10-29' },
    provisions: [
      {
        eId: 'chp_1',
        kind: 'CHAPTER',
        number: '1',
        label: { fa: 'فصل ۱', en: 'Chapter 1' },
        children: Array.from({ length: articles }, (_, index) => article(index + 1)),
      },
    ],
  };
  const { instrument } = await editor.mutate<{ instrument: { id: string } }>(
    'importInstrument',
    'InstrumentImportInput',
    { document: JSON.stringify(document) },
    'instrument { id }',
  );
  return instrument.id;
}

function article(number: number) {
  return {
    eId: `art_${number}`,
    kind: 'ARTICLE',
    number: String(number),
    label: { fa: `ماده ${number}`, en: `Article ${number}` },
    text: { fa: `متن ماده ${number} دربارهٔ پاسخ‌گویی اداری`, en: `Text of article ${number}` },
    dutyKind: 'OBLIGATION',
    children: [],
  };
}

/** Imports yearly obligations of every unit, one from each of a range of articles. */
export async function importObligations(
  editor: SubgraphClient,
  instrumentId: string,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const obligations = Array.from({ length: to - from + 1 }, (_, index) => ({
    code: `duty-${from + index}`,
    provision: `art_${from + index}`,
    title: { fa: `تکلیف ${from + index}`, en: `Duty ${from + index}` },
    cadence: 'PERIODIC',
    period: 'YEARLY',
    applicability: [{ role: 'LEAD', kinds: ['HEADQUARTERS', 'DISTRICT'] }],
    deadline: { anchor: 'PERIOD_END', amount: 15, unit: 'DAYS' },
    weight: 1 + (index % 3),
    sample: true,
  }));
  const document = { format: 'rasad.obligations/1', instrument: 'large-law', obligations };
  await editor.mutate(
    'importObligations',
    'ObligationsImportInput',
    { instrumentId, document: JSON.stringify(document) },
    'changes { code }',
  );
}
