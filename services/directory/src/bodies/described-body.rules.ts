import type { LocalizedText } from '@rasad/event-contracts';
import { matchesClause, type BodyRule, type ExclusionClause } from '@rasad/import-formats';
import type { CharterClause, CharterInForce } from '../charters/charter.rules.js';
import { latestDay } from '../period.rules.js';
import type { DescribedBody } from './body.rules.js';
import type { OrganisationView, ViewedUnit } from './organisation-view.rules.js';
import { fillSeats } from './seat.rules.js';

/** Every body that charters describe in an organisation, in the order of charters, clauses and the tree. */
export function describeBodies(charters: readonly CharterInForce[], view: OrganisationView): DescribedBody[] {
  return charters.flatMap((charter) =>
    charter.clauses.flatMap((clause) => {
      const { rule } = clause;
      if (rule === null) return [];
      return view.units
        .filter((unit) => hasBody(rule, unit, view))
        .map((unit) => describeBody(charter, clause, rule, unit, view));
    }),
  );
}

function describeBody(
  { charter, version }: CharterInForce,
  clause: CharterClause,
  rule: BodyRule,
  unit: ViewedUnit,
  view: OrganisationView,
): DescribedBody {
  return {
    charterId: charter.id,
    clauseId: clause.id,
    ruleCode: rule.code,
    scopeUnitId: unit.id,
    kind: rule.kind,
    name: nameOf(rule.name, unit.name),
    sample: version.sample || unit.sample,
    since: latestDay(version.validFrom, unit.validFrom),
    seats: fillSeats(rule, unit, view),
  };
}

function hasBody({ where, exclusions }: BodyRule, unit: ViewedUnit, view: OrganisationView): boolean {
  const matches = matcherOf(unit, view);
  return where.some(matches) && !exclusions.some(matches);
}

/** A closed unit that a rule names stays named, on behalf of those that take over from it. */
function matcherOf(unit: ViewedUnit, view: OrganisationView): (clause: ExclusionClause) => boolean {
  const looks = view.namesOf(unit).map((code) => ({
    code,
    kind: unit.kind,
    tags: unit.tags,
    // Few clauses ask for it, and there may be tens of thousands of units.
    get lineage() {
      return view.lineageOf(unit);
    },
  }));
  return (clause) => looks.some((look) => matchesClause(look, clause));
}

/** The pattern with the unit's name for `{unit}`, in each language of the pattern. */
function nameOf(pattern: LocalizedText, unit: LocalizedText): LocalizedText {
  const unitName = { fa: unit.fa ?? unit.en ?? '', en: unit.en ?? unit.fa ?? '' };
  const name: LocalizedText = {};
  if (pattern.fa !== undefined) name.fa = pattern.fa.replaceAll('{unit}', () => unitName.fa);
  if (pattern.en !== undefined) name.en = pattern.en.replaceAll('{unit}', () => unitName.en);
  return name;
}
