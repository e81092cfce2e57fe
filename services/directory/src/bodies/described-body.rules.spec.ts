import { describe, expect, it } from '@jest/globals';
import type { BodyRule, ExclusionClause, SeatRule } from '@rasad/import-formats';
import fc from 'fast-check';
import {
  addVersion,
  days,
  emptyCharter,
  organisation,
  versionDraft,
  type Organisation,
} from '../../test/body-arbitraries.js';
import { chartersInForce } from '../charters/charter.rules.js';
import { describeBodies } from './described-body.rules.js';
import { viewOrganisation, type ViewedUnit } from './organisation-view.rules.js';

/** The plainest reading of the rules: every unit is asked about, nothing is looked up or remembered. */
class Oracle {
  constructor(
    private readonly made: Organisation,
    private readonly day: string,
  ) {}

  bodies(rules: readonly BodyRule[]): string[] {
    return rules.flatMap((rule) =>
      this.made.units
        .filter((unit) => this.exists(unit))
        .filter((unit) => rule.where.some((clause) => this.matches(clause, unit)))
        .filter((unit) => !rule.exclusions.some((clause) => this.matches(clause, unit)))
        .map((unit) => `${rule.code} ${unit.id}: ${this.seats(rule.seats, unit).join(' ')}`),
    );
  }

  private seats(rules: readonly SeatRule[], scope: ViewedUnit): string[] {
    const seats: string[] = [];
    const used: string[] = [];
    for (const rule of rules) {
      let filled = 0;
      for (const id of this.posts(rule, scope)) {
        if (filled === rule.seats || used.includes(id)) continue;
        used.push(id);
        seats.push(`${rule.code}=${id}`);
        filled++;
      }
      while (rule.required && filled++ < rule.seats) seats.push(`${rule.code}=none`);
    }
    return seats;
  }

  private posts({ position }: SeatRule, scope: ViewedUnit): string[] {
    const inUnit = (unit: ViewedUnit) =>
      this.made.positions
        .filter((post) => post.unitId === unit.id && this.exists(post))
        .filter((post) => position.kinds.length === 0 || position.kinds.includes(post.kind))
        .filter(() => position.unitKinds.length === 0 || position.unitKinds.includes(unit.kind))
        .filter(
          () => position.unitTags.length === 0 || position.unitTags.some((tag) => unit.tags.includes(tag)),
        )
        .map((post) => post.id)
        .sort();
    const living = this.made.units.filter((unit) => this.exists(unit)).sort(compareTreePlaces);
    if (position.place === 'SCOPE_UNIT') return inUnit(scope);
    if (position.place === 'SUBTREE') {
      return living.filter((unit) => unit.path.includes(scope.id)).flatMap(inUnit);
    }
    if (position.place === 'UNIT') {
      return living.filter((unit) => this.isNamed(unit, position.unit ?? '')).flatMap(inUnit);
    }
    for (let depth = scope.path.length - 2; depth >= 0; depth--) {
      const found = this.made.units.filter((unit) => unit.id === scope.path[depth]).flatMap(inUnit);
      if (found.length > 0) return found;
    }
    return [];
  }

  private matches(clause: ExclusionClause, unit: ViewedUnit): boolean {
    const above = this.made.units.filter(({ id }) => unit.path.includes(id));
    return (
      (clause.kinds.length === 0 || clause.kinds.includes(unit.kind)) &&
      (clause.tags.length === 0 || clause.tags.some((tag) => unit.tags.includes(tag))) &&
      (clause.codes.length === 0 || clause.codes.some((code) => this.isNamed(unit, code))) &&
      (clause.within.length === 0 ||
        clause.within.some((code) => above.some((one) => this.isNamed(one, code))))
    );
  }

  /** Whether a unit that exists goes by a code: its own, or that of one whose duties came to it. */
  private isNamed(unit: ViewedUnit, code: string, seen: readonly string[] = []): boolean {
    if (!this.exists(unit) && seen.length === 0) return false;
    if (unit.code === code) return true;
    return this.made.units
      .filter((other) => (other.successorIds ?? []).includes(unit.id) && !seen.includes(other.id))
      .filter((other) => other.validTo !== null && other.validTo <= this.day)
      .some((other) => this.isNamed(other, code, [...seen, unit.id]));
  }

  private exists({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): boolean {
    return (validFrom ?? '') <= this.day && (validTo === null || this.day < validTo);
  }
}

function compareTreePlaces(a: ViewedUnit, b: ViewedUnit): number {
  const key = ({ sortPath }: ViewedUnit) => sortPath.map((place) => String(place).padStart(4, '0')).join('/');
  return key(a) < key(b) ? -1 : 1;
}

describe('the bodies that a charter describes', () => {
  it('are exactly those of a plain reading, in any organisation on any day', () => {
    fc.assert(
      fc.property(organisation, versionDraft, fc.constantFrom(...days), (made, draft, day) => {
        const charter = addVersion(emptyCharter('charter'), draft);
        const inForce = chartersInForce([charter], day);
        const view = viewOrganisation(made.units, made.positions, day);
        const described = describeBodies(inForce, view).map(
          (body) =>
            `${body.ruleCode} ${body.scopeUnitId}: ${body.seats.map((seat) => `${seat.code}=${seat.positionId ?? 'none'}`).join(' ')}`,
        );
        const rules = inForce.flatMap(({ clauses }) => clauses.flatMap(({ rule }) => rule ?? []));
        expect(described.toSorted()).toEqual(new Oracle(made, day).bodies(rules).toSorted());
      }),
      { numRuns: 1000 },
    );
  });

  it('are named after their unit, in the languages of the pattern', () => {
    const named = (name: BodyRule['name'], unit: ViewedUnit['name']) => {
      const made: Organisation = {
        units: [
          {
            id: 'a',
            code: 'a',
            kind: 'DISTRICT',
            name: unit,
            path: ['a'],
            sortPath: [1],
            tags: [],
            validFrom: null,
            validTo: null,
            sample: true,
          },
        ],
        positions: [],
      };
      const rule = {
        kind: 'COMMITTEE',
        name,
        where: [{ kinds: ['DISTRICT'], tags: [], codes: [], within: [] }],
      } as const;
      const charter = addVersion(emptyCharter('charter'), {
        validFrom: null,
        rules: [
          {
            ...rule,
            where: [...rule.where] as never,
            exclusions: [],
            seats: [],
            quorum: { kind: 'MEMBERS', members: 1 },
            meetings: null,
            charges: [],
          },
        ],
      });
      return describeBodies(
        chartersInForce([charter], '2026-01-01'),
        viewOrganisation(made.units, [], '2026-01-01'),
      )[0];
    };
    expect(named({ fa: 'کارگروه {unit}', en: 'Group of {unit}' }, { fa: 'منطقهٔ ۱' })).toMatchObject({
      name: { fa: 'کارگروه منطقهٔ ۱', en: 'Group of منطقهٔ ۱' },
      sample: true,
    });
    expect(named({ en: '$& of {unit}' }, { en: '$1' })?.name).toEqual({ en: '$& of $1' });
  });
});
