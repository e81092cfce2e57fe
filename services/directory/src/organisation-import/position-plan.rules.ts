import type { OrganisationPosition } from '@rasad/import-formats';
import {
  ErrorCode,
  problem,
  problemWith,
  type Access,
  type Capacity,
  type Problem,
} from '@rasad/service-kit';
import { findSeatsTakenProblem, type Appointment } from '../appointments/appointment.rules.js';
import { directoryMessages } from '../messages.js';
import { liesWithin, outlives } from '../period.rules.js';
import { changePosition, closePosition, createPosition, type Position } from '../positions/position.rules.js';
import { isSameName, type Unit } from '../units/unit.rules.js';
import type { PlannedChange, PlannedProblem } from './planned-change.js';

const field = 'input.document';

/** One change of one post; `position` is as it stands after it. */
export interface PositionStep {
  kind: 'CREATED' | 'CHANGED' | 'CLOSED';
  position: Position;
  unit: Unit;
  capacity: Capacity;
  /** Names of the fields that change. */
  fields: string[];
}

/** What an import does to posts. */
export interface PositionPlan {
  steps: PositionStep[];
  /** Posts of the document as they stand afterwards, by their codes. */
  positions: ReadonlyMap<string, Position>;
  /** Posts that end with the import, by their row ids. */
  closed: ReadonlyMap<string, Position>;
  changes: PlannedChange[];
  problems: PlannedProblem[];
}

/** What the posts of a document are held against. */
export interface PositionSituation {
  /** All units as they stand after the import, by row id. */
  tree: ReadonlyMap<string, Unit>;
  /** All posts. */
  stored: readonly Position[];
  /** All appointments by their posts. */
  held: ReadonlyMap<string, readonly Appointment[]>;
  access: Access;
  newId: () => string;
}

/**
 * What it takes for posts to become as a document says. Posts that it does not name stay, unless their unit is closed;
 * a date that it leaves out stays as it is.
 */
export function planPositions(
  wanted: readonly OrganisationPosition[],
  situation: PositionSituation,
): PositionPlan {
  const units = new Map([...situation.tree.values()].map((unit) => [unit.code, unit]));
  const stored = new Map(situation.stored.map((position) => [position.code, position]));
  const plan = {
    steps: [] as PositionStep[],
    changes: [] as PlannedChange[],
    problems: [] as PlannedProblem[],
  };
  const positions = new Map<string, Position>();
  wanted.forEach((entry, index) => {
    const unit = units.get(entry.unit);
    // A unit that is missing here was refused already, with its own place.
    if (!unit) return;
    const before = stored.get(entry.code) ?? null;
    const drafts = draftsOf(entry, before, unit, situation.newId);
    const after = drafts.at(-1)?.position ?? before;
    if (after) positions.set(entry.code, after);
    record(plan, { path: ['positions', index], code: entry.code, drafts, before, unit, situation });
  });
  const orphans = findOrphans(situation, positions);
  orphans.forEach(({ position, unit }) => {
    const drafts = [{ kind: 'CLOSED' as const, position, fields: [] }];
    record(plan, { path: ['units'], code: position.code, drafts, before: null, unit, situation });
  });
  const closing = plan.steps.filter((step) => step.kind === 'CLOSED').map(({ position }) => position);
  return { ...plan, positions, closed: new Map(closing.map((position) => [position.id, position])) };
}

type Draft = Pick<PositionStep, 'kind' | 'position' | 'fields'>;

function draftsOf(
  wanted: OrganisationPosition,
  before: Position | null,
  unit: Unit,
  newId: () => string,
): Draft[] {
  if (!before) {
    const validFrom = wanted.validFrom ?? unit.validFrom;
    const details = { ...wanted, validFrom, validTo: wanted.validTo ?? unit.validTo };
    return [{ kind: 'CREATED', position: createPosition(newId(), unit.id, details), fields: [] }];
  }
  const drafts: Draft[] = [];
  const fields = changedFields(before, wanted);
  let position = before;
  if (fields.length > 0) {
    const { title, kind, sensitive, seats, sample } = wanted;
    const validFrom = wanted.validFrom ?? before.validFrom;
    position = { ...changePosition(before, { title, kind, sensitive, seats }), sample, validFrom };
    drafts.push({ kind: 'CHANGED', position, fields });
  }
  const validTo = wanted.validTo ?? position.validTo ?? unit.validTo;
  if (validTo !== null && validTo !== position.validTo) {
    position = closePosition(position, validTo);
    drafts.push({ kind: 'CLOSED', position, fields: [] });
  }
  return drafts;
}

function changedFields(before: Position, wanted: OrganisationPosition): string[] {
  const fields: string[] = [];
  if (!isSameName(before.title, wanted.title)) fields.push('title');
  for (const name of ['kind', 'sensitive', 'seats', 'sample'] as const) {
    if (before[name] !== wanted[name]) fields.push(name);
  }
  if (wanted.validFrom !== null && wanted.validFrom !== before.validFrom) fields.push('validFrom');
  return fields;
}

/** Posts that the document does not name, of units that end before them. */
function findOrphans(
  { stored, tree }: PositionSituation,
  named: ReadonlyMap<string, Position>,
): { position: Position; unit: Unit }[] {
  return stored.flatMap((position) => {
    const unit = tree.get(position.unitId);
    if (named.has(position.code) || !unit || unit.validTo === null || !outlives(position, unit.validTo))
      return [];
    return [{ position: closePosition(position, unit.validTo), unit }];
  });
}

function record(
  plan: Pick<PositionPlan, 'steps' | 'changes' | 'problems'>,
  about: {
    path: (string | number)[];
    code: string;
    drafts: readonly Draft[];
    before: Position | null;
    unit: Unit;
    situation: PositionSituation;
  },
): void {
  const { path, code, drafts, before, unit, situation } = about;
  const change = { entity: 'Position' as const, code };
  if (before && before.unitId !== unit.id) {
    const foreign = problemWith(ErrorCode.INVALID, field, directoryMessages.positionOfOtherUnit);
    plan.problems.push({ path, problem: foreign });
    return;
  }
  const last = drafts.at(-1);
  if (!last) {
    plan.changes.push({ ...change, action: 'KEEP', detail: null });
    return;
  }
  const capacity = situation.access.capacity('position.manage', unit.path);
  const found = capacity
    ? findProblem(last.position, unit, situation.held.get(last.position.id) ?? [])
    : problem(ErrorCode.NOT_ALLOWED, field, 'aboveOwnRight');
  if (found || !capacity) {
    plan.problems.push(...(found ? [{ path, problem: found }] : []));
    return;
  }
  plan.steps.push(...drafts.map((draft) => ({ ...draft, unit, capacity })));
  plan.changes.push(...drafts.map((draft) => ({ ...change, ...describeDraft(draft, unit) })));
}

function findProblem(position: Position, unit: Unit, held: readonly Appointment[]): Problem | null {
  if (position.validFrom !== null && position.validTo !== null && position.validTo <= position.validFrom) {
    return problem(ErrorCode.INVALID, field, 'dateOrder');
  }
  if (!liesWithin(position, unit)) {
    return problemWith(ErrorCode.INVALID, field, directoryMessages.outsideUnit);
  }
  return findSeatsTakenProblem(position.seats, held);
}

function describeDraft(
  { kind, position, fields }: Draft,
  unit: Unit,
): Pick<PlannedChange, 'action' | 'detail'> {
  switch (kind) {
    case 'CREATED':
      return { action: 'CREATE', detail: unit.code };
    case 'CHANGED':
      return { action: 'UPDATE', detail: fields.join(', ') };
    case 'CLOSED':
      return { action: 'CLOSE', detail: position.validTo };
  }
}
