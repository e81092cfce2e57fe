import type { OrgUnitKind } from '../graphql/generated/graphql.js';

const unitKinds: readonly OrgUnitKind[] = [
  'COUNCIL',
  'COUNCIL_BODY',
  'HEADQUARTERS',
  'DEPUTY',
  'DIRECTORATE',
  'DISTRICT',
  'DISTRICT_OFFICE',
  'ORGANISATION',
  'COMPANY',
  'UNIT',
];

/** The filters and the selection of the matrix, as they stand in the address. */
export interface MatrixSearch {
  /** Code of the instrument; the first one without it. */
  instrument?: string;
  /** Code of a unit: only it and what is below it. */
  unit?: string;
  /** eId of a provision: only it and what is below it. */
  provision?: string;
  /** Only units of this kind. */
  kind?: OrgUnitKind;
  /** Only what is late, returned or found wanting. */
  show?: 'attention';
  /** Also provisions and units without any task. */
  empty?: 'shown';
  /** Only provisions and units whose words contain this. */
  q?: string;
  /** eIds and codes of the folded branches. */
  fold?: string[];
  /** The open cell, `eId:code`. */
  cell?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function kindOf(value: unknown): OrgUnitKind | undefined {
  return unitKinds.find((kind) => kind === value);
}

/** Reads the address; what it does not understand is left out. */
export function readMatrixSearch(search: Record<string, unknown>): MatrixSearch {
  const fold = Array.isArray(search.fold) ? search.fold.filter((id) => typeof id === 'string') : [];
  const read: MatrixSearch = {
    instrument: text(search.instrument),
    unit: text(search.unit),
    provision: text(search.provision),
    kind: kindOf(search.kind),
    show: search.show === 'attention' ? 'attention' : undefined,
    empty: search.empty === 'shown' ? 'shown' : undefined,
    q: text(search.q),
    fold: fold.length > 0 ? fold : undefined,
    cell: text(search.cell),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
