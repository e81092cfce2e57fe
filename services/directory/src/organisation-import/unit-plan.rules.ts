import type { OrganisationUnit } from '@rasad/import-formats';
import { unitsInTreeOrder } from '@rasad/import-formats';
import type { ImportedUnits } from '../units/unit-state.rules.js';
import {
  closeUnit,
  createUnit,
  isSameName,
  maxDepth,
  placeUnder,
  renameUnit,
  retagUnit,
  sortedTags,
  type Unit,
} from '../units/unit.rules.js';
import type { PlannedChange } from './planned-change.js';

/** One change of one unit; `unit` is as it stands after it. Several changes of a unit follow one another. */
export type UnitStep =
  | { kind: 'CREATED' | 'RENAMED' | 'CLOSED'; unit: Unit; before: Unit | null }
  | { kind: 'RETAGGED'; unit: Unit; before: Unit; fields: string[] }
  | { kind: 'MOVED'; unit: Unit; before: Unit };

/** What an import does to the tree. */
export interface UnitPlan {
  steps: UnitStep[];
  /** Codes of the document's units that stay as they are. */
  kept: string[];
  /** Rows to store: changed units, and those whose path follows. */
  writes: Unit[];
  /** The whole tree afterwards by row id, units that the document does not name included. */
  tree: ReadonlyMap<string, Unit>;
  /** Row ids of the document's units by their codes. */
  ids: ReadonlyMap<string, string>;
}

type Slot = Pick<Unit, 'parentId' | 'position'>;

/**
 * What it takes for the tree to become as a document says. Units that the document does not name stay; a date that it
 * leaves out stays as it is, so that a closed unit is not opened by accident.
 */
export function planUnits(
  wanted: readonly OrganisationUnit[],
  stored: readonly Unit[],
  newId: () => string,
): UnitPlan {
  const storedByCode = new Map(stored.map((unit) => [unit.code, unit]));
  const ordered = unitsInTreeOrder(wanted);
  const ids = new Map(ordered.map(({ code }) => [code, storedByCode.get(code)?.id ?? newId()]));
  const slots = findSlots(ordered, ids, stored);
  const steps: UnitStep[] = [];
  const kept: string[] = [];
  for (const unit of ordered) {
    const id = ids.get(unit.code) ?? '';
    const slot = slots.get(id) ?? { parentId: null, position: 0 };
    const taken = stepsOf(id, unit, storedByCode.get(unit.code) ?? null, slot);
    if (taken.length === 0) kept.push(unit.code);
    steps.push(...taken);
  }
  steps.push(...findDisplaced(stored, new Set(ids.values()), slots));
  const tree = growTree([...stored, ...steps.map((step) => step.unit)]);
  return { steps, kept, writes: findWrites(tree, stored, steps), tree, ids };
}

/**
 * Places among siblings. Where those that the document names stand in its order already, all stay where they are and
 * new ones come last, so that a document about a part moves nothing. Else the document's units come first, in its
 * order, the others after them where they were, or as little further back as it takes.
 */
function findSlots(
  ordered: readonly OrganisationUnit[],
  ids: ReadonlyMap<string, string>,
  stored: readonly Unit[],
): Map<string, Slot> {
  const named = new Set(ids.values());
  const others = Map.groupBy(
    stored.filter((unit) => !named.has(unit.id)),
    (unit) => unit.parentId,
  );
  const storedById = new Map(stored.map((unit) => [unit.id, unit]));
  const slots = new Map<string, Slot>();
  for (const [parent, children] of Map.groupBy(ordered, (unit) => unit.parent)) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const siblings = children.map(({ code }) => ids.get(code) ?? '');
    const places = placesKept(siblings, storedById, { parentId, others: others.get(parentId) ?? [] });
    if (places) {
      siblings.forEach((id, index) => slots.set(id, { parentId, position: places[index] ?? 0 }));
      continue;
    }
    children.forEach(({ code }, index) => slots.set(ids.get(code) ?? '', { parentId, position: index + 1 }));
    let last = children.length;
    const following = (others.get(parentId) ?? []).toSorted((a, b) => a.position - b.position);
    for (const unit of following) {
      last = Math.max(last + 1, unit.position);
      slots.set(unit.id, { parentId, position: last });
    }
  }
  return slots;
}

/** The places of siblings that stand in the wanted order, newcomers at the end; null where somebody has to move. */
function placesKept(
  siblings: readonly string[],
  stored: ReadonlyMap<string, Unit>,
  { parentId, others }: { parentId: string | null; others: readonly Unit[] },
): number[] | null {
  const here = siblings
    .map((id) => stored.get(id))
    .map((unit) => (unit?.parentId === parentId ? unit : undefined));
  const settled = here.filter((unit) => unit !== undefined).map((unit) => unit.position);
  const isInOrder = settled.every((position, index) => position > (settled[index - 1] ?? 0));
  const newcomersLast = here.slice(0, settled.length).every((unit) => unit !== undefined);
  if (!isInOrder || !newcomersLast) return null;
  const last = Math.max(0, ...settled, ...others.map((unit) => unit.position));
  return here.map((unit, index) => unit?.position ?? last + 1 + index - settled.length);
}

function stepsOf(id: string, wanted: OrganisationUnit, stored: Unit | null, slot: Slot): UnitStep[] {
  if (!stored) {
    const created = { ...createUnit(id, wanted, null, slot.position), ...slot };
    return [{ kind: 'CREATED', unit: created, before: null }];
  }
  const steps: UnitStep[] = [];
  let unit = stored;
  if (!isSameName(unit.name, wanted.name)) {
    unit = renameUnit(unit, wanted.name);
    steps.push({ kind: 'RENAMED', unit, before: stored });
  }
  const fields = changedAttributes(unit, wanted);
  if (fields.length > 0) {
    unit = retagUnit(unit, { ...wanted, validFrom: wanted.validFrom ?? unit.validFrom });
    steps.push({ kind: 'RETAGGED', unit, before: stored, fields });
  }
  if (unit.parentId !== slot.parentId || unit.position !== slot.position) {
    unit = { ...unit, ...slot, version: unit.version + 1 };
    steps.push({ kind: 'MOVED', unit, before: stored });
  }
  if (wanted.validTo !== null && wanted.validTo !== unit.validTo) {
    unit = closeUnit(unit, wanted.validTo);
    steps.push({ kind: 'CLOSED', unit, before: stored });
  }
  return steps;
}

function changedAttributes(unit: Unit, wanted: OrganisationUnit): string[] {
  const fields: string[] = [];
  if (unit.kind !== wanted.kind) fields.push('kind');
  if (sortedTags(wanted.tags).join() !== unit.tags.join()) fields.push('tags');
  if (wanted.validFrom !== null && wanted.validFrom !== unit.validFrom) fields.push('validFrom');
  if (unit.sample !== wanted.sample) fields.push('sample');
  return fields;
}

/** Units that the document does not name and whose place among their siblings was needed. */
function findDisplaced(
  stored: readonly Unit[],
  named: ReadonlySet<string>,
  slots: ReadonlyMap<string, Slot>,
): UnitStep[] {
  return stored.flatMap((before): UnitStep[] => {
    const slot = slots.get(before.id);
    if (named.has(before.id) || !slot || slot.position === before.position) return [];
    return [{ kind: 'MOVED', unit: { ...before, ...slot, version: before.version + 1 }, before }];
  });
}

/** Paths for all units, from the roots down; of several states of a unit the last one counts. */
function growTree(states: readonly Unit[]): Map<string, Unit> {
  const latest = new Map(states.map((unit) => [unit.id, unit]));
  const children = Map.groupBy(latest.values(), (unit) => unit.parentId);
  const tree = new Map<string, Unit>();
  const open: { unit: Unit; parent: Unit | null }[] = [];
  const push = (parent: Unit | null) =>
    open.push(...(children.get(parent?.id ?? null) ?? []).map((unit) => ({ unit, parent })));
  push(null);
  for (let next = open.pop(); next; next = open.pop()) {
    const placed = { ...next.unit, ...placeUnder(next.unit.id, next.parent, next.unit.position) };
    tree.set(placed.id, placed);
    // One level too many is enough to refuse the document; paths of a deeper tree would grow without bound.
    if (placed.path.length <= maxDepth) push(placed);
  }
  return tree;
}

function findWrites(
  tree: ReadonlyMap<string, Unit>,
  stored: readonly Unit[],
  steps: readonly UnitStep[],
): Unit[] {
  const changed = new Set(steps.map((step) => step.unit.id));
  for (const unit of stored) {
    const now = tree.get(unit.id);
    if (now && now.sortPath.join() + now.path.join() !== unit.sortPath.join() + unit.path.join()) {
      changed.add(unit.id);
    }
  }
  return [...changed].flatMap((id) => tree.get(id) ?? []).sort((a, b) => a.path.length - b.path.length);
}

/** The units that a plan creates or changes, as they stand in the tree afterwards. */
export function importedUnits({ steps, tree }: UnitPlan): ImportedUnits {
  const unitsOf = (chosen: readonly UnitStep[]) =>
    [...new Set(chosen.map(({ unit }) => unit.id))].flatMap((id) => tree.get(id) ?? []);
  const of = (kind: UnitStep['kind']) => unitsOf(steps.filter((step) => step.kind === kind));
  return {
    created: of('CREATED'),
    changed: unitsOf(steps.filter(({ before }) => before !== null)),
    movedIds: of('MOVED').map(({ id }) => id),
    closed: of('CLOSED'),
  };
}

/** The plan as it is shown. */
export function describeUnitPlan(plan: UnitPlan): PlannedChange[] {
  const codeOf = (id: string | null) => (id === null ? '/' : (plan.tree.get(id)?.code ?? '/'));
  const kept = plan.kept.map((code): PlannedChange => ({
    action: 'KEEP',
    entity: 'OrgUnit',
    code,
    detail: null,
  }));
  return [...plan.steps.map((step) => describeStep(step, codeOf)), ...kept];
}

function describeStep(step: UnitStep, codeOf: (id: string | null) => string): PlannedChange {
  const change = { entity: 'OrgUnit' as const, code: step.unit.code };
  switch (step.kind) {
    case 'CREATED':
      return { ...change, action: 'CREATE', detail: codeOf(step.unit.parentId) };
    case 'RENAMED':
      return { ...change, action: 'UPDATE', detail: 'name' };
    case 'RETAGGED':
      return { ...change, action: 'UPDATE', detail: step.fields.join(', ') };
    case 'MOVED':
      return { ...change, action: 'MOVE', detail: describeMove(step.before, step.unit, codeOf) };
    case 'CLOSED':
      return { ...change, action: 'CLOSE', detail: step.unit.validTo };
  }
}

function describeMove(from: Unit, to: Unit, codeOf: (id: string | null) => string): string {
  if (from.parentId === to.parentId) return `${from.position} → ${to.position}`;
  return `${codeOf(from.parentId)} → ${codeOf(to.parentId)}`;
}
