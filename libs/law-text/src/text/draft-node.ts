import type { ProvisionKind, ProvisionStatus } from '@rasad/event-contracts';
import type { ClauseLetter } from './clause-letters.js';

/** A provision while the text is being read. */
export interface DraftNode {
  /** Null for the root, which stands for the law itself. */
  kind: ProvisionKind | null;
  eId: string;
  /** «فصل», «ماده», «تبصره» … */
  word: string;
  /** As printed; empty where there is none. */
  number: string;
  /** Value in its sequence; the root and what has a letter have none. */
  value: number | null;
  parent: DraftNode | null;
  /** From the root, which is 0. */
  depth: number;
  children: DraftNode[];
  heading: string | null;
  text: string[];
  status: ProvisionStatus;
  statusOn: string | null;
  /** Lines that it was read from. */
  lines: number[];
  /** Ways in which a nested item may name it: [2] and [5, 2] for the second item of article 5. */
  paths: number[][];
  /** What its lists have come to. */
  lists: OpenLists;
}

/** The last of each list among a node's children. */
export interface OpenLists {
  letters: ClauseLetter[];
  clause: number;
  item: number;
  bullet: number;
  note: number;
  /** Whether its items carry the numbers of what is around them: «۵ - ۱». */
  hasComposites: boolean;
}

/** What a new node is made of. */
export type NodeSeed = Pick<DraftNode, 'kind' | 'eId' | 'word' | 'number' | 'value'>;

/** Items and clauses nested deeper than this are no real law. */
export const MAX_DEPTH = 16;

/** The root of a tree. */
export function rootNode(): DraftNode {
  return draftNode({ kind: null, eId: '', word: '', number: '', value: null }, null);
}

/** A node under a parent, not yet among its children. */
export function draftNode(seed: NodeSeed, parent: DraftNode | null): DraftNode {
  return {
    ...seed,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    children: [],
    heading: null,
    text: [],
    status: 'IN_FORCE',
    statusOn: null,
    lines: [],
    paths: [],
    lists: { letters: [], clause: 0, item: 0, bullet: 0, note: 0, hasComposites: false },
  };
}

/** The node and those above it, the innermost first. */
export function openNodes(innermost: DraftNode): DraftNode[] {
  const nodes: DraftNode[] = [];
  for (let node: DraftNode | null = innermost; node; node = node.parent) nodes.push(node);
  return nodes;
}
