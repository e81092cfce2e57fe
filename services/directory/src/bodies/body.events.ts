import type { BodySnapshot } from '@rasad/event-contracts';
import { membersNeeded, type BodyRule } from '@rasad/import-formats';
import type { Act } from '../caller.js';
import type { Charter, CharterClause } from '../charters/charter.rules.js';
import type { SeatedBody } from './body.rules.js';
import { votingSeats } from './quorum.rules.js';
import { inRuleOrder } from './seat-order.rules.js';

/** What an event about a body tells of its charter. */
export interface BodySource {
  charter: Pick<Charter, 'code'>;
  clause: CharterClause & { rule: BodyRule };
}

/** An event about a body as it stands now. */
export function bodyEvent(seated: SeatedBody, source: BodySource, act: Act) {
  return {
    aggregateId: seated.body.id,
    aggregateVersion: seated.body.version,
    ...act,
    payload: { body: snapshotOf(seated, source) },
  };
}

function snapshotOf({ body, seats }: SeatedBody, { charter, clause }: BodySource): BodySnapshot {
  const { id, kind, name, charterId, clauseId, scopeUnitId, validFrom, validTo } = body;
  const { quorum, meetings, charges } = clause.rule;
  return {
    id,
    kind,
    name,
    charterId,
    charterCode: charter.code,
    clauseId,
    clauseNumber: clause.number,
    scopeUnitId,
    quorum: membersNeeded(quorum, votingSeats(seats)),
    meetings,
    chargedProvisions: charges,
    seats: inRuleOrder(seats, clause.rule).map((seat) => ({
      id: seat.id,
      code: seat.code,
      role: seat.role,
      positionId: seat.positionId,
      required: seat.required,
      voting: seat.voting,
      validFrom: seat.validFrom,
      validTo: seat.validTo,
    })),
    validFrom,
    validTo,
    successorIds: body.successorIds,
    sample: body.sample,
    version: body.version,
  };
}
