import type { PositionKind } from '@rasad/event-contracts';

/** Somebody who acts in a post today, for its holder or as its holder. */
export interface Holder {
  personId: string;
  kind: PositionKind;
  unitId: string;
  /** The unit above the post's unit; null at the top. */
  parentId: string | null;
  /** Functions of the post's unit. */
  tags: readonly string[];
}

/** People who answer, and how many occupied posts there are below theirs. */
export interface Answering {
  level: number;
  personIds: readonly string[];
}

/** Posts that answer for a unit's work: the first of them that somebody acts in. */
const inCharge: readonly PositionKind[] = ['HEAD', 'DEPUTY', 'SECRETARY'];

/** The function of those who review where an obligation names none. */
const inspection = 'inspection';

const nobody: Answering = { level: 0, personIds: [] };

/** Finds people by the posts that they act in. */
export class Holders {
  private readonly people: Set<string>;
  private readonly byUnit: Map<string, Holder[]>;
  private readonly reviewersByParent: Map<string | null, Holder[]>;
  private readonly reviewersByUnit: Map<string, Holder[]>;

  constructor(holders: readonly Holder[]) {
    const reviewers = holders.filter(({ kind }) => kind === 'INSPECTOR' || kind === 'HEAD');
    this.people = new Set(holders.map(({ personId }) => personId));
    this.byUnit = Map.groupBy(holders, ({ unitId }) => unitId);
    this.reviewersByUnit = Map.groupBy(reviewers, ({ unitId }) => unitId);
    this.reviewersByParent = Map.groupBy(reviewers, ({ parentId }) => parentId);
  }

  /**
   * Who answers for a unit's task: the person in charge of it as long as they hold a post, then the holders of the post in
   * charge of the unit, and of the units above.
   * @param unitPath row ids from the root to the unit itself.
   * @param level occupied posts to go up from the first one; where there are not so many, the last one is asked. Vacant
   * posts do not count, nor do those of people who were found below.
   * @param responsibleId the person in charge of the task; null for nobody.
   */
  answering(unitPath: readonly string[], level: number, responsibleId: string | null): Answering {
    const own = responsibleId !== null && this.people.has(responsibleId) ? [responsibleId] : [];
    const found = occupied(unitPath, own, (unitId) => {
      const holders = this.byUnit.get(unitId) ?? [];
      const kind = inCharge.find((candidate) => holders.some((holder) => holder.kind === candidate));
      return holders.filter((holder) => holder.kind === kind);
    });
    return at(own.length > 0 ? [own, ...found] : found, level);
  }

  /**
   * Who reviews a unit's reports: the inspectors of a unit with the reviewing function that stands on the way up or right
   * beside it, else that unit's head. `unitPath` and `level` as in `answering`.
   * @param reviewingFunction tag of the unit that reviews; null for inspection.
   * @param authorId who wrote the report: nobody reviews their own.
   */
  reviewing(
    unitPath: readonly string[],
    level: number,
    reviewingFunction: string | null,
    authorId: string | null,
  ): Answering {
    const tag = reviewingFunction ?? inspection;
    const found = occupied(unitPath, authorId === null ? [] : [authorId], (unitId) => {
      const around = [
        ...(this.reviewersByUnit.get(unitId) ?? []),
        ...(this.reviewersByParent.get(unitId) ?? []),
      ];
      const able = around.filter(({ tags }) => tags.includes(tag));
      const inspectors = able.filter(({ kind }) => kind === 'INSPECTOR');
      return inspectors.length > 0 ? inspectors : able;
    });
    return at(found, level);
  }
}

/** The people of the occupied posts from a unit upwards, each person at their lowest one. */
function occupied(
  unitPath: readonly string[],
  leftOut: readonly string[],
  holdersAt: (unitId: string) => readonly Holder[],
): string[][] {
  const known = new Set(leftOut);
  const found: string[][] = [];
  for (const unitId of unitPath.toReversed()) {
    const holders = holdersAt(unitId).filter(({ personId }) => !known.has(personId));
    const people = new Set(holders.map(({ personId }) => personId));
    for (const personId of people) known.add(personId);
    if (people.size > 0) found.push([...people]);
  }
  return found;
}

function at(found: readonly string[][], level: number): Answering {
  const reached = Math.min(level, found.length - 1);
  const personIds = found[reached];
  return personIds ? { level: reached, personIds } : nobody;
}
