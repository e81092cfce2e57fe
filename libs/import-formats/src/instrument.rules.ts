import { reportDuplicates } from './duplicates.js';
import type { InstrumentDocument, InstrumentProvision } from './instrument.format.js';
import type { CheckContext } from './parse-document.js';

/** A provision with its place in the tree. */
export interface PlacedProvision {
  provision: InstrumentProvision;
  parent: InstrumentProvision | null;
  /** Place in the whole law, depth first, from 0. */
  position: number;
  /** Path in the document. */
  path: (string | number)[];
}

type KindOnly = Pick<InstrumentProvision, 'kind'>;

/** Every provision of the tree, depth first, parents before children. */
export function* provisionsInOrder(document: InstrumentDocument): Generator<PlacedProvision> {
  let position = 0;
  function* walk(
    provisions: readonly InstrumentProvision[],
    parent: InstrumentProvision | null,
    path: (string | number)[],
  ): Generator<PlacedProvision> {
    for (const [index, provision] of provisions.entries()) {
      const here = [...path, index];
      yield { provision, parent, position: position++, path: here };
      yield* walk(provision.children, provision, [...here, 'children']);
    }
  }
  yield* walk(document.provisions, null, ['provisions']);
}

/** Checks what the shape alone cannot say: unique eIds, and chapters and articles where they can stand. */
export function checkInstrument(document: InstrumentDocument, context: CheckContext): void {
  const placed = [...provisionsInOrder(document)];
  reportDuplicates(
    placed.map(({ provision, path }) => ({ key: provision.eId, path: [...path, 'eId'] })),
    context,
  );
  for (const { provision, parent, path } of placed) {
    if (parent !== null && !canStandUnder(provision, parent)) {
      const kinds = { kind: provision.kind, parentKind: parent.kind };
      context.report([...path, 'kind'], 'WRONG_NESTING', kinds);
    }
  }
}

/** Whether a provision may have another above it: chapters and articles stand in chapters alone. */
export function canStandUnder({ kind }: KindOnly, parent: KindOnly): boolean {
  return (kind !== 'CHAPTER' && kind !== 'ARTICLE') || parent.kind === 'CHAPTER';
}
