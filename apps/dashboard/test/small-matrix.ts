import type { MatrixQuery } from '../src/graphql/generated/graphql.js';
import { decodeMatrix, type MatrixData } from '../src/matrix/matrix-data.rules.js';

const summary = (id: string, assigned: number) => ({
  __typename: 'Summary' as const,
  id,
  score: assigned > 0 ? 0.5 : null,
  assigned,
  overdue: 0,
});

const total: MatrixQuery['matrix']['total'] = {
  __typename: 'Summary',
  id: 'all',
  assigned: 4,
  toDo: 1,
  inProgress: 0,
  submitted: 1,
  returned: 0,
  accepted: 2,
  overdue: 1,
  compliant: 1,
  partiallyCompliant: 0,
  nonCompliant: 1,
  notApplicable: 0,
  notAssessed: 2,
  score: 0.5,
  asOf: '2026-11-23T06:00:00Z',
};

/** cells[row][column]: [byte, tasks behind it]. */
const cells: [number, number][][] = [
  // city, district 1, office, district 2
  [[6 + 8 + 16, 4], [2 + 16, 2], [2, 1], [6 + 8 + 16, 2]], // chapter 1
  [[6 + 8 + 16, 4], [2 + 16, 2], [2, 1], [6 + 8 + 16, 2]], //   article 1
  [[2, 1], [2, 1], [2, 1], [0, 0]], //     clause a
  [[6 + 8, 1], [0, 0], [0, 0], [6 + 8, 1]], //     clause b
  [[0, 0], [0, 0], [0, 0], [0, 0]], // article 2: binds nobody
]; // prettier-ignore

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

function counts(): string {
  const flat = cells.flat().map(([, count]) => count);
  const view = new DataView(new ArrayBuffer(flat.length * 2));
  flat.forEach((count, index) => view.setUint16(index * 2, count, true));
  return base64(new Uint8Array(view.buffer));
}

/** The graph's answer for five provisions × four units, each with a tree. */
export const smallAnswer: MatrixQuery['matrix'] = {
  __typename: 'Matrix',
  id: 'small',
  asOf: '2026-11-23T06:00:00Z',
  rows: [
    {
      __typename: 'Provision',
      id: 'r0',
      eId: 'chp_1',
      kind: 'CHAPTER',
      label: 'فصل ۱',
      heading: 'پیشگیری',
      text: null,
    },
    {
      __typename: 'Provision',
      id: 'r1',
      eId: 'art_1',
      kind: 'ARTICLE',
      label: 'ماده ۱',
      heading: null,
      text: 'شفافیت',
    },
    {
      __typename: 'Provision',
      id: 'r2',
      eId: 'art_1__cl_a',
      kind: 'CLAUSE',
      label: 'بند الف',
      heading: null,
      text: 'انتشار ضوابط',
    },
    {
      __typename: 'Provision',
      id: 'r3',
      eId: 'art_1__cl_b',
      kind: 'CLAUSE',
      label: 'بند ب',
      heading: 'ثبت قراردادها',
      text: null,
    },
    {
      __typename: 'Provision',
      id: 'r4',
      eId: 'art_2',
      kind: 'ARTICLE',
      label: 'ماده ۲',
      heading: null,
      text: null,
    },
  ],
  columns: [
    { __typename: 'OrgUnit', id: 'c0', code: 'city', kind: 'HEADQUARTERS', name: 'شهرداری' },
    { __typename: 'OrgUnit', id: 'c1', code: 'district-1', kind: 'DISTRICT', name: 'منطقه ۱' },
    { __typename: 'OrgUnit', id: 'c2', code: 'office-1', kind: 'DISTRICT_OFFICE', name: 'اداره منطقه ۱' },
    { __typename: 'OrgUnit', id: 'c3', code: 'district-2', kind: 'DISTRICT', name: 'منطقه ۲' },
  ],
  rowDepths: [0, 1, 2, 2, 0],
  rowParents: [-1, 0, 1, 1, -1],
  columnDepths: [0, 1, 2, 1],
  columnParents: [-1, 0, 1, 0],
  cells: base64(Uint8Array.from(cells.flat().map(([byte]) => byte))),
  counts: counts(),
  rowTotals: [4, 4, 1, 1, 0].map((assigned, index) => summary(`row${index}`, assigned)),
  columnTotals: [4, 2, 1, 2].map((assigned, index) => summary(`column${index}`, assigned)),
  total,
};

/** The same, unpacked. */
export const smallMatrix = (): MatrixData => decodeMatrix(smallAnswer);
