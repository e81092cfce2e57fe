import type { InstrumentDocument, InstrumentProvision } from '@rasad/import-formats';
import { INSTRUMENT_FORMAT } from '@rasad/import-formats';
import type { StoredExpression, StoredInstrument, Wording } from '../instruments/stored-law.js';

/** A stored text as the document that it could have been loaded from. @param wordings in order. */
export function documentOf(
  { code, kind, sample }: StoredInstrument,
  expression: StoredExpression,
  wordings: readonly Wording[],
): InstrumentDocument {
  const { label, adoptedOn, notifiedOn, inForceFrom, gazettedOn, jalaliYear, note, title } = expression;
  return {
    format: INSTRUMENT_FORMAT,
    ...{ code, kind, title, sample },
    expression: { label, adoptedOn, notifiedOn, inForceFrom, gazettedOn, jalaliYear, note },
    provisions: treeOf(wordings),
  };
}

function treeOf(wordings: readonly Wording[]): InstrumentProvision[] {
  const top: InstrumentProvision[] = [];
  const nodes = new Map<string, InstrumentProvision>();
  for (const wording of wordings) {
    const { id, parentId, position: _position, path: _path, ...words } = wording;
    const node = { ...words, children: [] };
    nodes.set(id, node);
    const siblings = parentId === null ? top : nodes.get(parentId)?.children;
    siblings?.push(node);
  }
  return top;
}
