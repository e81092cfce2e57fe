import type { BodyKind, LocalizedText, SeatRole } from '@rasad/event-contracts';

/** A committee or working group that a charter describes, in and for a unit. */
export interface Body {
  id: string;
  charterId: string;
  /** Clause of the charter that describes it; where it has ended, the one that did last. */
  clauseId: string;
  /** Names the body in its charter, in all versions. */
  ruleCode: string;
  scopeUnitId: string;
  kind: BodyKind;
  name: LocalizedText;
  validFrom: string;
  /** First day on which it no longer exists; the first day itself where it never began. */
  validTo: string | null;
  /** Bodies that take over from one that has ended. */
  successorIds: string[];
  sample: boolean;
  version: number;
}

/** A seat of a body, bound to a post; null while the organisation has no such post. */
export interface BodySeat {
  id: string;
  bodyId: string;
  /** Clause that states the seat; where it has ended, the one that did last. */
  clauseId: string;
  /** Names the seat in its body; several seats of one kind share it. */
  code: string;
  role: SeatRole;
  positionId: string | null;
  required: boolean;
  voting: boolean;
  validFrom: string;
  /** First day on which it is no longer there; the first day itself where it never began. */
  validTo: string | null;
}

/** A body with seats. */
export interface SeatedBody {
  body: Body;
  seats: readonly BodySeat[];
}

/** A seat as a charter describes it. */
export type DescribedSeat = Pick<BodySeat, 'code' | 'role' | 'positionId' | 'required' | 'voting'>;

/** A body as a charter describes it on a day. */
export interface DescribedBody extends Pick<
  Body,
  'charterId' | 'clauseId' | 'ruleCode' | 'scopeUnitId' | 'kind' | 'name' | 'sample'
> {
  /** The first day on which charter and unit both are there; null where neither names one. */
  since: string | null;
  seats: readonly DescribedSeat[];
}

/** Tells bodies apart: there is one of a rule in a unit at a time. */
export function bodyKey(body: Pick<Body, 'charterId' | 'ruleCode' | 'scopeUnitId'>): string {
  return `${body.charterId} ${body.ruleCode} ${body.scopeUnitId}`;
}
