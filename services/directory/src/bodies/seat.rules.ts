import type { BodyRule, SeatRule } from '@rasad/import-formats';
import type { DescribedSeat } from './body.rules.js';
import type { OrganisationView, ViewedPosition, ViewedUnit } from './organisation-view.rules.js';

/**
 * The seats of a body in a unit. Seats are filled in the order of the rule, each from the posts that fit, in the order of
 * the tree and of their codes; a post has one seat in a body, so that nobody counts twice. A required seat is there
 * without a post too.
 */
export function fillSeats(
  rule: Pick<BodyRule, 'seats'>,
  scope: ViewedUnit,
  view: OrganisationView,
): DescribedSeat[] {
  const taken = new Set<string>();
  return rule.seats.flatMap((seat) => {
    const bound = findPositions(seat, scope, view)
      .filter((id) => !taken.has(id))
      .slice(0, seat.seats);
    for (const id of bound) taken.add(id);
    const unbound = seat.required ? seat.seats - bound.length : 0;
    const positionIds = [...bound, ...Array.from({ length: unbound }, () => null)];
    const { code, role, required, voting } = seat;
    return positionIds.map((positionId) => ({ code, role, required, voting, positionId }));
  });
}

function findPositions({ position: wanted }: SeatRule, scope: ViewedUnit, view: OrganisationView): string[] {
  const fitting = (unit: ViewedUnit) => fittingPosts(wanted, unit, view).map(({ id }) => id);
  switch (wanted.place) {
    case 'SCOPE_UNIT':
      return fitting(scope);
    case 'SUBTREE':
      return view.subtreeOf(scope).flatMap(fitting);
    case 'ANCESTOR':
      return (
        unitsAbove(scope, view)
          .map(fitting)
          .find((ids) => ids.length > 0) ?? []
      );
    case 'UNIT':
      return view.named(wanted.unit ?? '').flatMap(fitting);
  }
}

function fittingPosts(
  { kinds, unitKinds, unitTags }: SeatRule['position'],
  unit: ViewedUnit,
  view: OrganisationView,
): ViewedPosition[] {
  const unitFits =
    (unitKinds.length === 0 || unitKinds.includes(unit.kind)) &&
    (unitTags.length === 0 || unitTags.some((tag) => unit.tags.includes(tag)));
  if (!unitFits) return [];
  return view.positionsIn(unit.id).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
}

/** The nearest first. */
function unitsAbove(unit: ViewedUnit, view: OrganisationView): ViewedUnit[] {
  return unit.path
    .slice(0, -1)
    .toReversed()
    .flatMap((id) => view.byId.get(id) ?? []);
}
