import type { LocalizedText, ProvisionStatus } from '@rasad/event-contracts';
import { diffArrays } from 'diff';
import { authenticText, unspelled, wordingDifference, type Worded } from './wording.rules.js';

/** What became of a provision between two expressions. */
export type ProvisionChangeKind = 'ADDED' | 'CHANGED' | 'RESPELLED' | 'REPEALED' | 'MOVED';

/** A provision as an expression words and places it. */
export interface ComparedProvision extends Worded {
  /** The same in all expressions. */
  rowId: string;
  parentId: string | null;
  number: string;
  label: LocalizedText;
  status: ProvisionStatus;
}

/** A provision that is not the same in two expressions. */
export interface ChangedProvision<P> {
  kind: ProvisionChangeKind;
  /** Whether it stands under another parent, among others or under another number; beside a change of words too. */
  isMoved: boolean;
  before: P | null;
  after: P | null;
}

/** What differs between two expressions. */
export interface Comparison<P> {
  /** In the order of the newer text; what it lost stands where it stood before. */
  changes: ChangedProvision<P>[];
  /** Provisions that are law in both and the same. */
  unchanged: number;
}

/** Compares two expressions of an instrument, each in its order. */
export function compareProvisions<P extends ComparedProvision>(
  before: readonly P[],
  after: readonly P[],
): Comparison<P> {
  const reordered = reorderedSiblings(before, after);
  const changes: ChangedProvision<P>[] = [];
  let unchanged = 0;
  for (const [old, now] of inOrder(before, after)) {
    const isMoved = old !== null && now !== null && (hasMoved(old, now) || reordered.has(now.rowId));
    const kind = changeKind(old, now, isMoved);
    if (kind !== null) changes.push({ kind, isMoved, before: old, after: now });
    else if (isLaw(now)) unchanged += 1;
  }
  return { changes, unchanged };
}

function changeKind(
  old: ComparedProvision | null,
  now: ComparedProvision | null,
  isMoved: boolean,
): ProvisionChangeKind | null {
  if (!isLaw(old)) return isLaw(now) ? 'ADDED' : null;
  if (!isLaw(now)) return 'REPEALED';
  const difference = wordingDifference(old, now);
  if (difference === 'CHANGED') return 'CHANGED';
  if (isMoved) return 'MOVED';
  return difference === 'RESPELLED' ? 'RESPELLED' : null;
}

/** Whether a text makes law of a provision. */
function isLaw<P extends ComparedProvision>(provision: P | null): provision is P {
  return provision !== null && provision.status !== 'REPEALED';
}

/** Whether a provision stands under another parent, number or label; other spelling is none. */
function hasMoved(old: ComparedProvision, now: ComparedProvision): boolean {
  const name = ({ number, label }: ComparedProvision) => unspelled(`${number} ${authenticText(label)}`);
  return old.parentId !== now.parentId || name(old) !== name(now);
}

/**
 * Provisions that stand among their siblings in another order: the fewest that have to be moved to get the new order out
 * of the old one. A sibling that came or went moves none.
 */
function reorderedSiblings(
  before: readonly ComparedProvision[],
  after: readonly ComparedProvision[],
): Set<string> {
  const parents = new Map(before.map(({ rowId, parentId }) => [rowId, parentId]));
  const stays = after.filter(({ rowId, parentId }) => parents.get(rowId) === parentId);
  const staying = new Set(stays.map(({ rowId }) => rowId));
  const old = Map.groupBy(
    before.filter(({ rowId }) => staying.has(rowId)),
    ({ parentId }) => parentId,
  );
  const reordered = new Set<string>();
  for (const [parentId, siblings] of Map.groupBy(stays, (provision) => provision.parentId)) {
    const ids = (provisions: readonly ComparedProvision[]) => provisions.map(({ rowId }) => rowId);
    const changes = diffArrays(ids(old.get(parentId) ?? []), ids(siblings));
    for (const { added, value } of changes) if (added) for (const id of value) reordered.add(id);
  }
  return reordered;
}

/** Both texts as one list of pairs: the newer text's order, with what it lost after what stood before it. */
function inOrder<P extends ComparedProvision>(
  before: readonly P[],
  after: readonly P[],
): [old: P | null, now: P | null][] {
  const old = new Map(before.map((provision) => [provision.rowId, provision]));
  const now = new Set(after.map(({ rowId }) => rowId));
  const lost = new Map<string | null, P[]>();
  let last: string | null = null;
  for (const provision of before) {
    if (now.has(provision.rowId)) last = provision.rowId;
    else lost.set(last, [...(lost.get(last) ?? []), provision]);
  }
  const lostAfter = (rowId: string | null) =>
    (lost.get(rowId) ?? []).map((provision): [P | null, P | null] => [provision, null]);
  return [
    ...lostAfter(null),
    ...after.flatMap((provision): [P | null, P | null][] => [
      [old.get(provision.rowId) ?? null, provision],
      ...lostAfter(provision.rowId),
    ]),
  ];
}
