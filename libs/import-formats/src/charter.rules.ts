import type { BodyRule, CharterDocument, QuorumRule, SeatRule } from './charter.format.js';
import { checkDates } from './date-range.js';
import { reportDuplicates } from './duplicates.js';
import type { KnownReferences } from './obligations.format.js';
import { checkClauses } from './obligations.rules.js';
import type { CheckContext } from './parse-document.js';

type Path = (string | number)[];

/** Checks what the shape alone cannot say: unique names, known units, seats that can be bound, a quorum that can be met. */
export function checkCharter(
  document: CharterDocument,
  known: Pick<KnownReferences, 'unitCodes'>,
  context: CheckContext,
): void {
  checkDates(document, [], context);
  reportDuplicates(
    document.clauses.map(({ number }, index) => ({ key: number, path: ['clauses', index, 'number'] })),
    context,
  );
  const bodies = document.clauses.flatMap(({ body }, index) =>
    body ? [{ body, path: ['clauses', index, 'body'] as Path }] : [],
  );
  reportDuplicates(
    bodies.map(({ body, path }) => ({ key: body.code, path: [...path, 'code'] })),
    context,
  );
  for (const { body, path } of bodies) checkBody(body, path, known, context);
}

function checkBody(
  body: BodyRule,
  path: Path,
  known: Pick<KnownReferences, 'unitCodes'>,
  context: CheckContext,
): void {
  checkClauses(body.where, [...path, 'where'], known, context);
  checkClauses(body.exclusions, [...path, 'exclusions'], known, context);
  reportDuplicates(
    body.seats.map(({ code }, index) => ({ key: code, path: [...path, 'seats', index, 'code'] })),
    context,
  );
  body.seats.forEach((seat, index) => checkSeat(seat, [...path, 'seats', index, 'position'], known, context));
  checkQuorum(body, [...path, 'quorum'], context);
  reportDuplicates(
    body.charges.map(({ instrument, eId }, index) => ({
      key: `${instrument} ${eId}`,
      path: [...path, 'charges', index, 'eId'],
    })),
    context,
  );
}

function checkSeat(
  { position }: SeatRule,
  path: Path,
  known: Pick<KnownReferences, 'unitCodes'>,
  context: CheckContext,
): void {
  if (position.kinds.length + position.unitTags.length === 0) context.report(path, 'SEAT_UNBOUND', {});
  if ((position.place === 'UNIT') !== (position.unit !== null)) {
    context.report([...path, 'unit'], 'SEAT_UNIT_MISMATCH', { place: position.place });
  }
  if (position.unit !== null && known.unitCodes?.has(position.unit) === false) {
    context.report([...path, 'unit'], 'UNKNOWN_UNIT', { found: JSON.stringify(position.unit) });
  }
}

function checkQuorum({ quorum, seats }: BodyRule, path: Path, context: CheckContext): void {
  const voting = seats.filter((seat) => seat.voting).reduce((sum, seat) => sum + seat.seats, 0);
  const needed = membersNeeded(quorum, voting);
  if (needed > voting) context.report(path, 'QUORUM_IMPOSSIBLE', { needed, voting });
}

/** How many members with a vote must be there for a body with so many of them to decide. */
export function membersNeeded(quorum: QuorumRule, voting: number): number {
  if (quorum.kind === 'MEMBERS') return quorum.members;
  const share = voting * quorum.numerator;
  if (quorum.moreThan) return Math.floor(share / quorum.denominator) + 1;
  return Math.ceil(share / quorum.denominator);
}
