import type { InstrumentKind, LocalizedText } from '@rasad/event-contracts';
import { provisionsInOrder, type InstrumentDocument } from '@rasad/import-formats';
import { effectiveDay, expressionInForce, expressionKey } from './expression.rules.js';
import { ImportAction } from './import-action.js';
import { standingOf } from './provision-standing.rules.js';
import type {
  StoredExpression,
  StoredInstrument,
  StoredLaw,
  StoredProvision,
  Wording,
} from './stored-law.js';
import { touchedProvisions, type TouchedProvision } from './touched-provisions.rules.js';

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

/** What an import writes. */
export interface InstrumentPlan {
  changes: PlannedChange[];
  instrument: { id: string; code: string; kind: InstrumentKind; title: LocalizedText; sample: boolean };
  expression: StoredExpression;
  /** Every provision of the document as it words it, parents before children. */
  provisions: Wording[];
  /** The same provisions as their rows stand afterwards, where the expression is the current one or they are new. */
  rows: StoredProvision[];
  /** Provisions that the instrument loses with this expression. */
  repealed: Wording[];
  /** Provisions whose obligations have to be read again once the expression is the current one. */
  touched: TouchedProvision[];
  /** Whether the document's expression is the one in force afterwards. */
  becomesCurrent: boolean;
  /** Whether anything differs from what is stored. */
  changesAnything: boolean;
}

/** A text that is in force afterwards, and what that changes. */
export type CurrentText = Pick<
  InstrumentPlan,
  'instrument' | 'expression' | 'provisions' | 'rows' | 'repealed' | 'touched' | 'becomesCurrent'
>;

/** What a plan needs besides document and stored law. */
export interface PlanContext {
  /** Gregorian date in Asia/Tehran. */
  today: string;
  newId: () => string;
  /** The expression that an amendment was made to; null where the document is the full text. */
  baseExpressionId: string | null;
}

/** Compares a document with what is stored. */
export function planInstrumentImport(
  document: InstrumentDocument,
  stored: StoredLaw,
  { today, newId, baseExpressionId }: PlanContext,
): InstrumentPlan {
  const expression = planExpression(document, stored.expressions, { newId, baseExpressionId });
  const others = stored.expressions.filter(({ id }) => id !== expression.id);
  const becomesCurrent = expressionInForce([...others, expression], today) === expression;
  const provisions = planProvisions(document, stored.provisions, newId);
  const instrumentId = stored.instrument?.id ?? newId();
  const plan = planWriting({ expression, provisions, becomesCurrent }, stored, today);
  const instrument = planInstrument(document, becomesCurrent ? null : stored.instrument, instrumentId);
  const changes = planChanges({ instrument, provisions, expression }, stored);
  const changesAnything =
    changes.some(({ action }) => action !== ImportAction.KEEP) ||
    !sameWordings(provisions, stored.sameExpression);
  return { ...plan, changes, instrument, expression, provisions, becomesCurrent, changesAnything };
}

/** What it changes that a stored expression takes effect. @param provisions as it words them. */
export function planTakingEffect(
  expression: StoredExpression,
  provisions: Wording[],
  stored: StoredLaw & { instrument: StoredInstrument },
  today: string,
): CurrentText {
  const { id, code, kind, sample } = stored.instrument;
  const text = { expression, provisions, becomesCurrent: true };
  const instrument = { id, code, kind, title: expression.title, sample };
  return { ...text, instrument, ...planWriting(text, stored, today) };
}

/** What an expression changes in the rows of the law, and which of its provisions obligations have to be read anew for. */
function planWriting(
  {
    expression,
    provisions,
    becomesCurrent,
  }: Pick<InstrumentPlan, 'expression' | 'provisions' | 'becomesCurrent'>,
  stored: StoredLaw,
  today: string,
): Pick<InstrumentPlan, 'rows' | 'repealed' | 'touched'> {
  const isCorrection = stored.instrument?.currentExpressionId === expression.id;
  const inLaw = stored.provisions.filter(
    ({ expressionId }) => expressionId === stored.instrument?.currentExpressionId,
  );
  const repealed = becomesCurrent ? lostProvisions(inLaw, provisions) : [];
  const standing = { expression, becomesCurrent, isCorrection, today };
  const known = new Map(stored.provisions.map((provision) => [provision.id, provision]));
  const rows = provisions.map((wording) => standingOf(wording, known.get(wording.id), standing));
  const lasts = becomesCurrent || (expression.effectiveOn ?? '') > today;
  const before = isCorrection ? stored.sameExpression : stored.previousExpression;
  const touched = lasts ? touchedProvisions(before, provisions, isCorrection ? 'CORRECTED' : 'CHANGED') : [];
  return { rows, repealed, touched };
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
  { expression, title }: InstrumentDocument,
  stored: readonly StoredExpression[],
  { newId, baseExpressionId }: Pick<PlanContext, 'newId' | 'baseExpressionId'>,
): StoredExpression {
  const key = expressionKey(expression);
  const id = stored.find((known) => known.key === key)?.id ?? newId();
  return { id, key, ...expression, title, effectiveOn: effectiveDay(expression), baseExpressionId };
}

function planChanges(
  { instrument, expression, provisions }: Pick<InstrumentPlan, 'instrument' | 'expression' | 'provisions'>,
  stored: StoredLaw,
): PlannedChange[] {
  const known = stored.expressions.find(({ id }) => id === expression.id);
  const before = known ? stored.sameExpression : stored.previousExpression;
  return [
    changeOf('instrument', instrument.code, stored.instrument, instrument),
    changeOf('expression', expression.key, known, expression),
    ...provisionChanges(provisions, before),
    ...lostProvisions(before, provisions).map(closed),
  ];
}

/** Provisions that are law before and not there afterwards. */
function lostProvisions<P extends Pick<Wording, 'id' | 'status'>>(
  before: readonly P[],
  after: readonly Wording[],
): P[] {
  const kept = new Set(after.map(({ id }) => id));
  return before.filter(({ id, status }) => !kept.has(id) && status !== 'REPEALED');
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
  const names = changedFields(before, after);
  return names.length > 0 ? names.join(', ') : null;
}

/** Names of the fields of `after` that differ. */
export function changedFields(before: object, after: object): string[] {
  const old = before as Record<string, unknown>;
  return Object.entries(after).flatMap(([name, value]) =>
    canonical(old[name]) === canonical(value) ? [] : [name],
  );
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
