import { logDenial, problem, ErrorCode, refuseAny, type Action } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { findHeldGrants } from '../grants/grants.queries.js';
import { findUnits } from '../units/unit-tree.queries.js';
import type { Account } from './account.rules.js';

/**
 * An account is changed by somebody who administers every scope that it has a role over; otherwise the denial is logged
 * and the use case stops. @param field where the account stands in the arguments.
 */
export async function requireAllScopes(
  tx: EntityManager,
  account: Pick<Account, 'id'>,
  caller: Caller,
  { action, field }: { action: Action; field: string },
): Promise<void> {
  const grants = await findHeldGrants(tx, account.id);
  const units = await findUnits(
    tx,
    grants.map((grant) => grant.scopeUnitId),
  );
  const paths = new Map(units.map((unit) => [unit.id, unit.path]));
  const beyond = grants.find(
    (grant) => !caller.access.allows('grant.manage', paths.get(grant.scopeUnitId) ?? []),
  );
  if (!beyond) return;
  logDenial(caller.access, action, beyond.scopeUnitId);
  refuseAny(problem(ErrorCode.NOT_ALLOWED, field, 'aboveOwnRight'));
}
