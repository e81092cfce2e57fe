/** Columns of a body as `Body` has them. */
export const bodyColumns = `body.id, body.charter_id as "charterId", body.clause_id as "clauseId", body.rule_code as "ruleCode",
  body.scope_unit_id as "scopeUnitId", body.kind, body.name, body.valid_from::text as "validFrom",
  body.valid_to::text as "validTo", body.successor_ids as "successorIds", body.sample, body.version`;

/** Columns of a seat as `BodySeat` has them. */
export const seatColumns = `body_seat.id, body_seat.body_id as "bodyId", body_seat.clause_id as "clauseId", body_seat.code,
  body_seat.role, body_seat.position_id as "positionId", body_seat.required, body_seat.voting,
  body_seat.valid_from::text as "validFrom", body_seat.valid_to::text as "validTo"`;
