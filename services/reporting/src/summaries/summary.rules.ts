/** Sums over the cells behind a summary, `overdue` and `due_weight` as of a date; weights in millionths. */
export interface CellSums {
  to_do: number;
  in_progress: number;
  submitted: number;
  returned: number;
  accepted: number;
  overdue: number;
  compliant: number;
  partially_compliant: number;
  non_compliant: number;
  not_applicable: number;
  /** Weight of what is due and not assessed. */
  due_weight: number;
  compliant_weight: number;
  partial_weight: number;
  non_compliant_weight: number;
}

/** How a part of the organisation stands with a part of the law. */
export interface SummaryFigures {
  assigned: number;
  toDo: number;
  inProgress: number;
  submitted: number;
  returned: number;
  accepted: number;
  overdue: number;
  compliant: number;
  partiallyCompliant: number;
  nonCompliant: number;
  notApplicable: number;
  notAssessed: number;
  /** 0 to 1; null where there is nothing to score. */
  score: number | null;
}

/** Sums of nothing. */
export const noSums: CellSums = {
  to_do: 0,
  in_progress: 0,
  submitted: 0,
  returned: 0,
  accepted: 0,
  overdue: 0,
  compliant: 0,
  partially_compliant: 0,
  non_compliant: 0,
  not_applicable: 0,
  due_weight: 0,
  compliant_weight: 0,
  partial_weight: 0,
  non_compliant_weight: 0,
};

/** Adds sums of disjoint parts. */
export function addSums(parts: Iterable<CellSums>): CellSums {
  const total = { ...noSums };
  for (const part of parts) {
    for (const name of Object.keys(total) as (keyof CellSums)[]) total[name] += part[name];
  }
  return total;
}

/**
 * Score: full credit for COMPLIANT, half for PARTIALLY_COMPLIANT, none for the rest, over the weight of all that is
 * due or assessed. NOT_APPLICABLE and CANCELLED are left out.
 */
export function scoreOf(sums: CellSums): number | null {
  const scored = sums.compliant_weight + sums.partial_weight + sums.non_compliant_weight + sums.due_weight;
  return scored > 0 ? (sums.compliant_weight + sums.partial_weight / 2) / scored : null;
}

/** The figures of a summary from the sums behind it. */
export function figuresOf(sums: CellSums): SummaryFigures {
  const assigned = sums.to_do + sums.in_progress + sums.submitted + sums.returned + sums.accepted;
  return {
    assigned,
    toDo: sums.to_do,
    inProgress: sums.in_progress,
    submitted: sums.submitted,
    returned: sums.returned,
    accepted: sums.accepted,
    overdue: sums.overdue,
    compliant: sums.compliant,
    partiallyCompliant: sums.partially_compliant,
    nonCompliant: sums.non_compliant,
    notApplicable: sums.not_applicable,
    notAssessed:
      assigned - sums.compliant - sums.partially_compliant - sums.non_compliant - sums.not_applicable,
    score: scoreOf(sums),
  };
}
