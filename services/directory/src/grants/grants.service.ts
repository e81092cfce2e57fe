import { Injectable } from '@nestjs/common';
import { GrantGrantedV1, GrantRevokedV1, WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, logDenial, refuse, refuseAny, requireCapacity, type Capacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findAccount } from '../accounts/accounts.queries.js';
import type { Account } from '../accounts/account.rules.js';
import type { Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { actInUnit } from '../units/unit-act.js';
import type { Unit } from '../units/unit.rules.js';
import { loadUnit } from '../units/unit-tree.queries.js';
import { GrantRevocations } from './grant-revocations.service.js';
import { grantEvent } from './grant.events.js';
import {
  findGrantProblem,
  findRevokeProblem,
  giveGrant,
  revokeGrant,
  scopePath,
  type Grant,
} from './grant.rules.js';
import { findChiefs, findGrant, findHeldGrants, saveGrants } from './grants.queries.js';

export interface GrantRole {
  clientMutationId: string | null;
  accountId: string;
  role: Role;
  /** Row id of a unit, or `WHOLE_ORGANISATION`. */
  scopeUnitId: string;
  validFrom: string | null;
  validTo: string | null;
  reason: string | null;
}

export interface RevokeRole {
  clientMutationId: string | null;
  grantId: string;
  reason: string | null;
}

/** Giving roles and taking them back: by somebody who administers the scope, never beyond their own right. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
    private readonly revocations: GrantRevocations,
  ) {}

  grant(input: GrantRole, caller: Caller): Promise<Grant> {
    return this.writes.run({ operation: 'grantRole', input }, caller, async (tx) => {
      const account = await loadAccount(tx, input.accountId);
      const scope = await loadScope(tx, input.scopeUnitId);
      const capacity = requireCapacity(caller.access, 'grant.manage', scopePath(scope), 'input.scopeUnitId');
      const draft = { ...input, account, scope };
      refuseAny(findGrantProblem(draft, caller.access, await findHeldGrants(tx, account.id)));
      const grant = giveGrant(uuidv7(), draft);
      await saveGrants(tx, [grant]);
      const act = await actInUnit(tx, scopePath(scope), caller, capacity);
      await this.events.append(tx, GrantGrantedV1, grantEvent(grant, account, act, input.reason));
      return grant;
    });
  }

  revoke(input: RevokeRole, caller: Caller): Promise<Grant> {
    return this.writes.run({ operation: 'revokeRole', input }, caller, async (tx) => {
      const grant = await findGrant(tx, input.grantId);
      if (!grant) return refuse(ErrorCode.NOT_FOUND, 'input.grantId', 'notFound');
      const scope = await loadScope(tx, grant.scopeUnitId);
      const capacity = requireSight(caller, scope);
      const chiefs = await findChiefs(tx, caller.access.today);
      refuseAny(findRevokeProblem(grant, chiefs));
      const account = await loadAccount(tx, grant.accountId);
      const at = new Date().toISOString();
      const revoked = revokeGrant(grant, at);
      await saveGrants(tx, [revoked]);
      const act = await actInUnit(tx, scopePath(scope), caller, capacity);
      await this.revocations.endDelegations(tx, [revoked], at, () => act);
      await this.events.append(tx, GrantRevokedV1, grantEvent(revoked, account, act, input.reason));
      return revoked;
    });
  }
}

async function loadAccount(tx: EntityManager, id: string): Promise<Account> {
  return (await findAccount(tx, id)) ?? refuse(ErrorCode.NOT_FOUND, 'input.personId', 'notFound');
}

async function loadScope(tx: EntityManager, unitId: string): Promise<Unit | null> {
  return unitId === WHOLE_ORGANISATION ? null : loadUnit(tx, unitId, 'input.scopeUnitId');
}

/** Grants out of the caller's reach are not theirs to know of: they look like none. */
function requireSight(caller: Caller, scope: Unit | null): Capacity {
  const capacity = caller.access.capacity('grant.manage', scopePath(scope));
  if (capacity) return capacity;
  logDenial(caller.access, 'grant.manage', scope?.id ?? null);
  return refuse(ErrorCode.NOT_FOUND, 'input.grantId', 'notFound');
}
