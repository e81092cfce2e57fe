import { provisionsInOrder, type InstrumentDocument, type InstrumentProvision } from '@rasad/import-formats';
import type { MessageKey } from './messages.ts';

/** What a law file holds: counts, things to know before importing it, and its tree. */
export interface LawOutline {
  chapters: number;
  articles: number;
  notes: number;
  clauses: number;
  items: number;
  amended: number;
  warnings: LawWarning[];
  tree: OutlineNode[];
}

/** Something that is no reason to refuse the file. */
export interface LawWarning {
  key: MessageKey;
  params: Record<string, string | number>;
}

/** A provision in the outline. */
export interface OutlineNode {
  eId: string;
  kind: string;
  number: string;
  label: { fa?: string | undefined; en?: string | undefined };
  status: string;
  contentStatus: string;
  children: OutlineNode[];
}

/** The outline of a law that was read. */
export function outlineOf(document: InstrumentDocument): LawOutline {
  const provisions = [...provisionsInOrder(document)].map(({ provision }) => provision);
  const count = (kind: InstrumentProvision['kind']) =>
    provisions.filter((provision) => provision.kind === kind).length;
  return {
    chapters: count('CHAPTER'),
    articles: count('ARTICLE'),
    notes: count('NOTE'),
    clauses: count('CLAUSE'),
    items: count('ITEM'),
    amended: provisions.filter(({ status }) => status === 'AMENDED').length,
    warnings: [...contentWarnings(provisions), ...dateWarnings(document), ...gapWarnings(provisions)],
    tree: document.provisions.map(outlineNode),
  };
}

function outlineNode(provision: InstrumentProvision): OutlineNode {
  const { eId, kind, number, label, status, contentStatus } = provision;
  return { eId, kind, number, label, status, contentStatus, children: provision.children.map(outlineNode) };
}

function contentWarnings(provisions: readonly InstrumentProvision[]): LawWarning[] {
  const warnings = [
    { status: 'NOT_ESTABLISHED', key: 'contentNotEstablished' },
    { status: 'PARTIAL', key: 'contentPartial' },
  ] as const;
  return warnings.flatMap(({ status, key }) => {
    const eIds = provisions.filter(({ contentStatus }) => contentStatus === status).map(({ eId }) => eId);
    return eIds.length === 0 ? [] : [{ key, params: { count: eIds.length, eIds: eIds.join(', ') } }];
  });
}

function dateWarnings({ expression }: InstrumentDocument): LawWarning[] {
  const fields = ['adoptedOn', 'notifiedOn', 'gazettedOn', 'inForceFrom'] as const;
  return fields
    .filter((field) => expression[field] === null)
    .map((field) => ({ key: 'dateUnknown' as const, params: { field } }));
}

function gapWarnings(provisions: readonly InstrumentProvision[]): LawWarning[] {
  const numbers = provisions
    .filter(({ kind }) => kind === 'ARTICLE')
    .map(({ number }) => numberOf(number))
    .filter((number) => number !== undefined);
  return numbers.flatMap((after, index) => {
    const before = numbers[index - 1];
    if (before === undefined || after === before + 1) return [];
    return [{ key: 'articleGap' as const, params: { before, after } }];
  });
}

/** The value of a number printed in Persian, Arabic or Latin digits. */
function numberOf(printed: string): number | undefined {
  const latin = printed
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  return /^\d+$/.test(latin) ? Number(latin) : undefined;
}
