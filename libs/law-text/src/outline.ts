import type { ProvisionKind, ProvisionStatus } from '@rasad/event-contracts';
import { provisionsInOrder, type InstrumentDocument } from '@rasad/import-formats';
import { matchForm } from './text/normalise.js';
import { remark, type LawWarning } from './text/warnings.js';

/** How many provisions of each kind there are, and how many of them are amended. */
export interface ProvisionCounts {
  chapters: number;
  articles: number;
  notes: number;
  clauses: number;
  items: number;
  amended: number;
}

/** Every provision of a tree, parents before children. */
export function* eachProvision<P extends { children: readonly P[] }>(provisions: readonly P[]): Generator<P> {
  for (const provision of provisions) {
    yield provision;
    yield* eachProvision(provision.children);
  }
}

/** Counts provisions, given as they stand one after the other. */
export function countProvisions(
  provisions: readonly { kind: ProvisionKind; status: ProvisionStatus }[],
): ProvisionCounts {
  const of = (kind: ProvisionKind) => provisions.filter((provision) => provision.kind === kind).length;
  return {
    chapters: of('CHAPTER'),
    articles: of('ARTICLE'),
    notes: of('NOTE'),
    clauses: of('CLAUSE'),
    items: of('ITEM'),
    amended: provisions.filter(({ status }) => status === 'AMENDED').length,
  };
}

/** Where the numbers of articles leave something out. */
export function articleGaps(
  provisions: readonly { eId: string; kind: ProvisionKind; number: string }[],
): LawWarning[] {
  let before: number | undefined;
  return provisions
    .filter(({ kind }) => kind === 'ARTICLE')
    .flatMap(({ eId, number }) => {
      const digits = /^\d+/.exec(matchForm(number))?.[0];
      const after = digits === undefined ? undefined : Number(digits);
      const isGap = before !== undefined && after !== undefined && after > before + 1;
      const gap = isGap ? [remark('ARTICLE_GAP', eId, { before: before ?? 0, after: after ?? 0 })] : [];
      before = after;
      return gap;
    });
}

/** What to know of a document before it is imported: content and dates that are not established, gaps in the numbers. */
export function documentRemarks(document: InstrumentDocument): LawWarning[] {
  const all = [...provisionsInOrder(document)].map(({ provision }) => provision);
  const uncertain = (['NOT_ESTABLISHED', 'PARTIAL'] as const).flatMap((status) => {
    const found = all.filter(({ contentStatus }) => contentStatus === status);
    const code = status === 'PARTIAL' ? 'CONTENT_PARTIAL' : 'CONTENT_NOT_ESTABLISHED';
    const eIds = found.map(({ eId }) => eId).join(', ');
    return found.length > 0 ? [remark(code, null, { count: found.length, eIds })] : [];
  });
  const dates = (['adoptedOn', 'notifiedOn', 'gazettedOn', 'inForceFrom'] as const)
    .filter((field) => document.expression[field] === null)
    .map((field) => remark('DATE_UNKNOWN', null, { field }));
  return [...uncertain, ...dates, ...articleGaps(all)];
}
