import { positionKind, seatRole, type OrgUnitKind } from '@rasad/event-contracts';
import type { BodyRule, ExclusionClause, SeatRule } from '@rasad/import-formats';
import fc from 'fast-check';
import type { ViewedPosition, ViewedUnit } from '../src/bodies/organisation-view.rules.js';
import type { CharterClause, WholeCharter } from '../src/charters/charter.rules.js';

/** An organisation that changes: units and posts that there are or were. */
export interface Organisation {
  units: ViewedUnit[];
  positions: ViewedPosition[];
}

/** Days on which things change; the organisation is looked at between the first and the last. */
export const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];

const kinds: OrgUnitKind[] = ['HEADQUARTERS', 'DISTRICT', 'ORGANISATION', 'UNIT'];
const tags = ['inspection', 'security', 'permits'];
const codes = Array.from({ length: 12 }, (_, index) => `u${index}`);
const postKinds = positionKind.options.slice(0, 3);
const someTags = fc.subarray(tags);

export const unitKind = fc.constantFrom(...kinds);
export const unitTags = someTags;
export const postKind = fc.constantFrom(...postKinds);

/** Adds a unit below another one, or at the top. */
export function addUnit(
  { units }: Organisation,
  parent: ViewedUnit | null,
  more: Pick<ViewedUnit, 'kind' | 'tags' | 'validFrom'>,
): ViewedUnit {
  const id = `id-${units.length}`;
  const unit: ViewedUnit = {
    id,
    code: `u${units.length}`,
    name: { en: `Unit ${units.length}` },
    path: [...(parent?.path ?? []), id],
    sortPath: [...(parent?.sortPath ?? []), units.length],
    validTo: null,
    sample: false,
    ...more,
  };
  units.push(unit);
  return unit;
}

/** Gives a unit a post. */
export function addPosition(
  { positions }: Organisation,
  unit: ViewedUnit,
  more: Pick<ViewedPosition, 'kind' | 'validFrom'>,
): void {
  const id = `post-${positions.length}`;
  positions.push({ id, unitId: unit.id, code: id, validTo: null, ...more });
}

const sometimes = <T>(list: fc.Arbitrary<T[]>) => fc.oneof(fc.constant<T[]>([]), list);

const noCondition: ExclusionClause = { kinds: [], tags: [], codes: [], within: [] };
const unitCondition = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kinds: fc.subarray(kinds, { minLength: 1 }) }) },
  fc.record({ tags: fc.subarray(tags, { minLength: 1 }) }),
  fc.record({ codes: fc.subarray(codes, { minLength: 1 }) }),
  fc.record({ within: fc.subarray(codes, { minLength: 1 }) }),
);
/** One or two conditions, which must hold both. */
const unitClause: fc.Arbitrary<ExclusionClause> = fc
  .tuple(unitCondition, fc.option(unitCondition, { freq: 2 }))
  .map(([one, other]) => ({ ...noCondition, ...one, ...other }));

const seatPosition: fc.Arbitrary<SeatRule['position']> = fc.oneof(
  fc.record({
    kinds: fc.subarray(postKinds, { minLength: 1 }),
    unitKinds: fc.constant<OrgUnitKind[]>([]),
    unitTags: sometimes(someTags),
    place: fc.constantFrom('SCOPE_UNIT' as const, 'SUBTREE' as const, 'ANCESTOR' as const),
    unit: fc.constant(null),
  }),
  fc.record({
    kinds: fc.subarray(postKinds),
    unitKinds: sometimes(fc.subarray(kinds)),
    unitTags: sometimes(someTags),
    place: fc.constant('UNIT' as const),
    unit: fc.constantFrom(...codes),
  }),
);

const seatRule: fc.Arbitrary<Omit<SeatRule, 'code'>> = fc.record({
  role: fc.constantFrom(...seatRole.options),
  position: seatPosition,
  seats: fc.integer({ min: 1, max: 3 }),
  required: fc.boolean(),
  voting: fc.boolean(),
});

const bodyRule: fc.Arbitrary<Omit<BodyRule, 'code'>> = fc.record({
  kind: fc.constantFrom('COMMITTEE' as const, 'WORKING_GROUP' as const),
  name: fc.constantFrom({ en: 'Body of {unit}' }, { fa: 'کارگروه {unit}' }),
  where: fc.array(unitClause, { minLength: 1, maxLength: 2 }),
  exclusions: sometimes(fc.array(unitClause, { maxLength: 1 })),
  seats: fc
    .array(seatRule, { minLength: 1, maxLength: 3 })
    .map((seats) => seats.map((seat, index) => ({ ...seat, code: `seat-${index}` }))),
  quorum: fc.constant({ kind: 'MEMBERS' as const, members: 1 }),
  meetings: fc.constant(null),
  charges: fc.constant([]),
});

/** What one version of a charter says, from a day on. */
export const versionDraft = fc.record({
  rules: fc.array(bodyRule, { minLength: 1, maxLength: 3 }),
  validFrom: fc.constantFrom(null, ...days.slice(0, 2)),
});

/** Adds a version to a charter. */
export function addVersion(
  { charter, versions, clauses }: WholeCharter,
  { rules, validFrom }: { rules: Omit<BodyRule, 'code'>[]; validFrom: string | null },
): WholeCharter {
  const number = charter.version + 1;
  const added = rules.map((rule, index): CharterClause => ({
    id: `${charter.id}-${number}-${index}`,
    charterId: charter.id,
    number: String(index),
    text: { en: 'A body.' },
    rule: { ...rule, code: `body-${index}` },
  }));
  const version = {
    charterId: charter.id,
    number,
    title: { en: charter.code },
    validFrom: number === 1 ? validFrom : (days[1] ?? null),
    validTo: null,
    sample: false,
    clauseIds: added.map(({ id }) => id),
  };
  return {
    charter: { ...charter, version: number },
    versions: [...versions, version],
    clauses: [...clauses, ...added],
  };
}

/** A charter that says nothing yet. */
export function emptyCharter(id: string): WholeCharter {
  return { charter: { id, code: id, version: 0, followedOn: null }, versions: [], clauses: [] };
}

/** Units in a random tree with random posts; some are closed, some with successors. */
export const organisation: fc.Arbitrary<Organisation> = fc
  .array(
    fc.record({
      parent: fc.nat(),
      kind: unitKind,
      tags: unitTags,
      validFrom: fc.constantFrom(null, ...days.slice(0, 4)),
      validTo: fc.option(fc.constantFrom(...days.slice(1)), { freq: 4 }),
      successors: fc.array(fc.nat(), { maxLength: 2 }),
      posts: fc.array(fc.record({ kind: postKind, validFrom: fc.constantFrom(null, ...days.slice(0, 4)) }), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) => {
    const made: Organisation = { units: [], positions: [] };
    drafts.forEach(({ parent, posts, ...draft }, index) => {
      const above = index === 0 ? null : (made.units[parent % index] ?? null);
      const unit = addUnit(made, above, draft);
      for (const post of posts) addPosition(made, unit, post);
    });
    drafts.forEach(({ validTo, successors }, index) => {
      const unit = made.units[index];
      if (!unit || validTo === null || (unit.validFrom ?? '') >= validTo) return;
      const successorIds = successors.map((place) => made.units[place % made.units.length]?.id ?? unit.id);
      made.units[index] = { ...unit, validTo, successorIds };
    });
    return made;
  });
