import { letterStep, type LetterStep } from './clause-letters.js';
import { openNodes, type DraftNode } from './draft-node.js';
import type { ClauseMarker, ItemMarker, NoteMarker } from './markers.js';

/** Most numbers that may be missing in a list; beyond that a number is only a number. */
const WIDEST_GAP = 20;

/** Where a note belongs, and its number there. */
export interface NotePlace {
  parent: DraftNode;
  value: number | null;
}

/** Where an item belongs, and how it is numbered there. */
export interface ItemPlace {
  parent: DraftNode;
  /** Null for a bullet. */
  value: number | null;
  /** The numbers as they nest, [2, 1] for a flipped «1ـ2». */
  parts: number[];
  number: string;
  bodyFrom: number;
}

/** The open nodes that a list or note may belong to: up to the article, or what stands in its place. */
function holders(innermost: DraftNode): DraftNode[] {
  const nodes = openNodes(innermost);
  const top = nodes.findIndex(({ kind }) => kind === 'ARTICLE' || kind === 'CHAPTER' || kind === null);
  return nodes.slice(0, top + 1);
}

/**
 * A note belongs to the nearest node whose notes its number continues; the first one to the nearest that has none yet,
 * one without a number to the node right above it.
 */
export function placeNote(innermost: DraftNode, marker: NoteMarker): NotePlace {
  const open = holders(innermost);
  const inNote = open.findLastIndex(({ kind }) => kind === 'NOTE');
  const nodes = open.slice(inNote + 1);
  const [nearest = innermost] = nodes;
  const { value, repeat } = marker;
  if (value === null) return { parent: nearest, value };
  const paired = pairedPlace(nodes, marker);
  if (paired) return paired;
  const last = repeat > 0 ? value : value - 1;
  const parent =
    nodes.find(({ lists }) => lists.note === last) ??
    nodes.find(({ lists }) => lists.note > 0 && lists.note < value) ??
    nearest;
  return { parent, value };
}

/** «تبصره ۱-۱۳» is note 1 of article 13, in whichever order the site shows the two. */
function pairedPlace(nodes: readonly DraftNode[], { value, pairedWith }: NoteMarker): NotePlace | undefined {
  const article = nodes.at(-1);
  if (pairedWith === null || article?.kind !== 'ARTICLE') return undefined;
  if (pairedWith === article.value) return { parent: article, value };
  return value === article.value ? { parent: article, value: pairedWith } : undefined;
}

/** The parent of a clause, or undefined where its letter continues no list. */
export function placeClause(innermost: DraftNode, marker: ClauseMarker): DraftNode | undefined {
  const nodes = holders(innermost);
  return typeof marker.value === 'number'
    ? placeNumberedClause(nodes, marker.value)
    : placeLetter(nodes, marker, marker.value);
}

function placeNumberedClause(nodes: readonly DraftNode[], value: number): DraftNode | undefined {
  const continued = nodes.find(({ lists }) => lists.clause === value - 1 && value > 1);
  return continued ?? nodes.find(({ lists }) => lists.clause > 0 && lists.clause < value) ?? nodes[0];
}

function placeLetter(
  nodes: readonly DraftNode[],
  { repeat, isNamed }: ClauseMarker,
  letter: string,
): DraftNode | undefined {
  const withStep = (step: LetterStep) =>
    nodes.find(({ lists }) => lists.letters.length > 0 && letterStep(lists.letters, letter) === step);
  if (repeat > 0) return nodes.find(({ lists }) => lists.letters.at(-1) === letter) ?? withStep('SKIP');
  if (letter === 'ا') return nodes.some(isClauseAlone) ? undefined : nodes[0];
  const continued = withStep('NEXT') ?? withStep('SKIP');
  if (continued) return continued;
  // a list may have lost its first clause
  return isNamed || letter === 'ب' ? nodes.find(({ lists }) => lists.letters.length === 0) : undefined;
}

/** Clause «الف» with nothing below it: another «الف» straight after it is a slip, not a list within it. */
function isClauseAlone(node: DraftNode, index: number): boolean {
  return index === 0 && node.kind === 'CLAUSE' && node.parent?.lists.letters.at(-1) === 'ا';
}

/** Where an item belongs, or undefined where its number continues no list. */
export function placeItem(innermost: DraftNode, marker: ItemMarker): ItemPlace | undefined {
  const nodes = holders(innermost);
  const { parts, number, bodyFrom, unseparated } = marker;
  if (parts.length === 0) return { parent: bulletParent(nodes), value: null, parts, number, bodyFrom };
  const tight = unseparated && placeComposite(nodes, unseparated.parts, isNext);
  if (tight) return { ...tight, number: unseparated.number, bodyFrom: unseparated.bodyFrom };
  if (parts.length === 1) {
    const value = parts[0] ?? 0;
    const parent = placeSimple(nodes, value);
    return parent && { parent, value, parts, number, bodyFrom };
  }
  const composite =
    placeComposite(nodes, parts, isNext) ??
    placeComposite(nodes, parts, isLater) ??
    looseComposite(nodes, parts);
  return { ...composite, number, bodyFrom };
}

/** A bullet goes on with the list of bullets around it, if there is one. */
function bulletParent(nodes: readonly DraftNode[]): DraftNode {
  const nearest = nodes[0] as DraftNode;
  const items = nodes.slice(
    0,
    nodes.findIndex(({ kind }) => kind !== 'ITEM'),
  );
  const bullet = items.find(({ value }) => value === null);
  return bullet?.parent ?? nearest;
}

function placeSimple(nodes: readonly DraftNode[], value: number): DraftNode | undefined {
  if (value === 1) return nodes[0];
  const continued = nodes.filter(({ lists }) => lists.item === value - 1);
  // «۲» goes on with «۱», not with «۱ - ۱»
  const next = continued.find(({ lists }) => !lists.hasComposites) ?? continued[0];
  if (next) return next;
  const later = nodes.find(({ lists }) => lists.item > 0 && isLater(value, lists.item));
  // the first item may stand on the line of what it belongs to
  return later ?? (value === 2 ? nodes[0] : undefined);
}

function isNext(value: number, last: number): boolean {
  return value === last + 1;
}

function isLater(value: number, last: number): boolean {
  return value > last && value <= last + WIDEST_GAP;
}

type Step = (value: number, last: number) => boolean;

function placeComposite(
  nodes: readonly DraftNode[],
  parts: readonly number[],
  step: Step,
): Pick<ItemPlace, 'parent' | 'value' | 'parts'> | undefined {
  const orders = [parts, parts.toReversed()];
  for (const parent of nodes) {
    const fitting = orders.find(
      (order) => nestsIn(parent, order) && step(order.at(-1) ?? 0, parent.lists.item),
    );
    if (fitting) return { parent, value: fitting.at(-1) ?? 0, parts: [...fitting] };
  }
  return undefined;
}

/** Whether all numbers but the last name a node. */
function nestsIn({ paths }: DraftNode, parts: readonly number[]): boolean {
  const above = parts.slice(0, -1).join('-');
  return paths.some((path) => path.join('-') === above);
}

/** «۱-۱», «۱-۲», «۲-۱» where no item 1 or 2 was opened: one list of them. */
function looseComposite(
  nodes: readonly DraftNode[],
  parts: number[],
): Pick<ItemPlace, 'parent' | 'value' | 'parts'> {
  const parent = nodes.find(({ lists }) => lists.hasComposites) ?? (nodes[0] as DraftNode);
  return { parent, value: null, parts };
}
