import type { InstrumentKind, LocalizedText } from '@rasad/event-contracts';
import { provisionsInOrder, type InstrumentDocument, type InstrumentExpression } from '@rasad/import-formats';
import { ImportAction } from './import-action.js';
import type { StoredExpression, StoredInstrument, Wording } from './stored-law.js';

/** What an import does to one row. */
export interface PlannedChange {
  action: ImportAction;
  entity: 'instrument' | 'expression' | 'provision' | 'obligation';
  code: string;
  detail: string | null;
}

/** Provisions by kind. */
export interface Counts {
  chapters: number;
  articles: number;
  notes: number;
  clauses: number;
  items: number;
  amended: number;
}

/** What is stored of an instrument before an import. */
export interface StoredLaw {
  instrument: StoredInstrument | null;
  expressions: readonly StoredExpression[];
  /** Every provision that the instrument ever had, as worded last. */
  provisions: readonly Wording[];
  /** As the document's own expression words them, where it was imported before. */
  sameExpression: readonly Wording[];
}

/** What an import writes. */
export interface InstrumentPlan {
  changes: PlannedChange[];
  instrument: { id: string; code: string; kind: InstrumentKind; title: LocalizedText; sample: boolean };
  expression: StoredExpression;
  /** Every provision of the document, parents before children. */
  provisions: Wording[];
  /** Provisions that the instrument loses with this expression. */
  repealed: Wording[];
  /** Whether the document's expression is the one in force afterwards. */
  becomesCurrent: boolean;
  /** Whether anything differs from what is stored. */
  changesAnything: boolean;
}

/**
 * What tells the expressions of an instrument apart: the day from which one is in force, or that of its adoption, or
 * its label. The same document again is the same expression; a corrected one replaces it.
 */
export function expressionKey(expression: InstrumentExpression): string {
  const { inForceFrom, adoptedOn, label } = expression;
  return inForceFrom ?? adoptedOn ?? label.fa ?? label.en ?? '';
}

/** Compares a document with what is stored. @param newId gives ids to new rows. */
export function planInstrumentImport(
  document: InstrumentDocument,
  stored: StoredLaw,
  newId: () => string,
): InstrumentPlan {
  const expression = planExpression(document.expression, stored.expressions, newId);
  const current = stored.expressions.find(({ id }) => id === stored.instrument?.currentExpressionId);
  const becomesCurrent = current === undefined || ageOf(expression) >= ageOf(current);
  const instrument = planInstrument(
    document,
    becomesCurrent ? null : stored.instrument,
    stored.instrument?.id ?? newId(),
  );
  const provisions = planProvisions(document, stored.provisions, newId);
  const kept = new Set(provisions.map(({ id }) => id));
  const repealed = becomesCurrent
    ? stored.provisions.filter(({ id, status }) => !kept.has(id) && status !== 'REPEALED')
    : [];
  const basis =
    stored.sameExpression.length > 0 || !becomesCurrent ? stored.sameExpression : stored.provisions;
  const changes = [
    changeOf('instrument', document.code, stored.instrument, instrument),
    changeOf(
      'expression',
      expression.key,
      stored.expressions.find(({ id }) => id === expression.id),
      expression,
    ),
    ...provisionChanges(provisions, basis),
    ...repealed.map(closed),
  ];
  const changesAnything =
    changes.some(({ action }) => action !== ImportAction.KEEP) ||
    !sameWordings(provisions, stored.sameExpression);
  return { changes, instrument, expression, provisions, repealed, becomesCurrent, changesAnything };
}

/** How many provisions of each kind a document has. */
export function countProvisions(document: InstrumentDocument): Counts {
  const all = [...provisionsInOrder(document)].map(({ provision }) => provision);
  const of = (kind: string) => all.filter((provision) => provision.kind === kind).length;
  return {
    chapters: of('CHAPTER'),
    articles: of('ARTICLE'),
    notes: of('NOTE'),
    clauses: of('CLAUSE'),
    items: of('ITEM'),
    amended: all.filter(({ status }) => status === 'AMENDED').length,
  };
}

/** @param keep the stored instrument, where the document brings an older expression and so an older title. */
function planInstrument(
  document: InstrumentDocument,
  keep: StoredInstrument | null,
  id: string,
): InstrumentPlan['instrument'] {
  const { code, kind, title, sample } = keep ?? document;
  return { id, code, kind, title, sample };
}

function planExpression(
  given: InstrumentExpression,
  stored: readonly StoredExpression[],
  newId: () => string,
): StoredExpression {
  const key = expressionKey(given);
  return { id: stored.find((expression) => expression.key === key)?.id ?? newId(), key, ...given };
}

function ageOf({ inForceFrom, adoptedOn }: StoredExpression): string {
  return inForceFrom ?? adoptedOn ?? '';
}

function planProvisions(
  document: InstrumentDocument,
  stored: readonly Wording[],
  newId: () => string,
): Wording[] {
  const known = new Map(stored.map(({ eId, id }) => [eId, id]));
  const placed = new Map<string, Wording>();
  for (const { provision, parent, position } of provisionsInOrder(document)) {
    const { children: _children, ...words } = provision;
    const id = known.get(provision.eId) ?? newId();
    const above = parent === null ? undefined : placed.get(parent.eId);
    placed.set(provision.eId, {
      ...words,
      id,
      parentId: above?.id ?? null,
      position,
      path: [...(above?.path ?? []), id],
    });
  }
  return [...placed.values()];
}

function closed({ eId }: Wording): PlannedChange {
  return { action: ImportAction.CLOSE, entity: 'provision', code: eId, detail: null };
}

function provisionChanges(provisions: readonly Wording[], before: readonly Wording[]): PlannedChange[] {
  const known = new Map(before.map((wording) => [wording.id, wording]));
  return provisions.map((wording) => {
    const old = known.get(wording.id);
    if (old && old.parentId !== wording.parentId) {
      return {
        action: ImportAction.MOVE,
        entity: 'provision',
        code: wording.eId,
        detail: differences(old, wording),
      };
    }
    return changeOf('provision', wording.eId, old && withoutPlace(old), withoutPlace(wording));
  });
}

/** Where a provision stands follows from those before it: an insertion must not show as a change of all that follow. */
function withoutPlace({ position: _position, path: _path, ...wording }: Wording) {
  return wording;
}

function changeOf<T extends object>(
  entity: PlannedChange['entity'],
  code: string,
  before: T | null | undefined,
  after: T,
): PlannedChange {
  if (!before) return { action: ImportAction.CREATE, entity, code, detail: null };
  const detail = differences(before, after);
  return { action: detail === null ? ImportAction.KEEP : ImportAction.UPDATE, entity, code, detail };
}

/** Names of the fields of `after` that differ, or null where none does. */
export function differences(before: object, after: object): string | null {
  const old = before as Record<string, unknown>;
  const names = Object.entries(after).flatMap(([name, value]) =>
    canonical(old[name]) === canonical(value) ? [] : [name],
  );
  return names.length > 0 ? names.join(', ') : null;
}

function sameWordings(a: readonly Wording[], b: readonly Wording[]): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys: what the database gives back has its keys in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
