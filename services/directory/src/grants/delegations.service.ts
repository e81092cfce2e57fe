import { Injectable } from '@nestjs/common';
import { GrantGrantedV1, GrantRevokedV1, WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, logDenial, refuse, refuseAny, type Capacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { loadPerson } from '../accounts/accounts.queries.js';
import { actOf, type Act, type Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { findCodePath, loadUnit } from '../units/unit-tree.queries.js';
import { delegate, findDelegationProblem } from './delegation.rules.js';
import { findGiverId } from './grant-record.queries.js';
import { grantEvent } from './grant.events.js';
import { findRevokeProblem, revokeGrant, type Grant } from './grant.rules.js';
import { findGrant, findHeldGrants, saveGrants } from './grants.queries.js';

export interface DelegateGrant {
  clientMutationId: string | null;
  grantId: string;
  personId: string;
  /** First day; null is today. */
  validFrom: string | null;
  validTo: string;
}

export interface EndDelegation {
  clientMutationId: string | null;
  grantId: string;
}

/** Letting somebody use one's own right for a time: the holder's decision, ended by either of the two. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  delegate(input: DelegateGrant, caller: Caller): Promise<Grant> {
    return this.writes.run({ operation: 'delegateGrant', input }, caller, async (tx) => {
      const source = await loadGrantOf(tx, input.grantId, caller, (grant) => [grant.accountId]);
      const to = await loadPerson(tx, input.personId, 'input.personId');
      const validFrom = input.validFrom ?? caller.access.today;
      const giverId = await findGiverId(tx, source.id);
      const draft = { source, delegate: to, giverId, validFrom, validTo: input.validTo };
      refuseAny(findDelegationProblem(draft, await findHeldGrants(tx, to.id), caller.access.today));
      const path = await scopePathOf(tx, source);
      const capacity = requireDelegable(caller, source, path);
      const given = delegate(uuidv7(), source, to, draft);
      await saveGrants(tx, [given]);
      const act = await actOver(tx, path, caller, capacity);
      await this.events.append(tx, GrantGrantedV1, grantEvent(given, to, act));
      return given;
    });
  }

  end(input: EndDelegation, caller: Caller): Promise<Grant> {
    return this.writes.run({ operation: 'endDelegation', input }, caller, async (tx) => {
      const grant = await loadGrantOf(tx, input.grantId, caller, partiesOf);
      refuseAny(findRevokeProblem(grant, []));
      const path = await scopePathOf(tx, grant);
      const ids = [grant.id, grant.sourceGrantId];
      const own = caller.access.capacities('grant.delegate', path).find(({ id }) => ids.includes(id));
      const ended = revokeGrant(grant, new Date().toISOString());
      await saveGrants(tx, [ended]);
      const act = await actOver(tx, path, caller, own ?? null);
      await this.events.append(tx, GrantRevokedV1, grantEvent(ended, { kind: 'PERSON' }, act));
      return ended;
    });
  }
}

/** Those between whom a grant is delegated; nobody where it is not. */
function partiesOf({ accountId, sourceGrantId, onBehalfOf }: Grant): string[] {
  return sourceGrantId === null || onBehalfOf === null ? [] : [accountId, onBehalfOf];
}

/** Other people's grants are not the caller's to know of: they look like none. */
async function loadGrantOf(
  tx: EntityManager,
  id: string,
  { access }: Caller,
  owners: (grant: Grant) => string[],
): Promise<Grant> {
  const grant = await findGrant(tx, id);
  if (grant && owners(grant).includes(access.principal.id)) return grant;
  if (grant) logDenial(access, 'grant.delegate', grant.scopeUnitId);
  return refuse(ErrorCode.NOT_FOUND, 'input.grantId', 'notFound');
}

/** Administration is granted, never delegated, so that there is always one who answers for it: the policy says which. */
function requireDelegable(caller: Caller, source: Grant, path: readonly string[]): Capacity {
  const capacity = caller.access.capacities('grant.delegate', path).find(({ id }) => id === source.id);
  if (capacity) return capacity;
  logDenial(caller.access, 'grant.delegate', source.scopeUnitId);
  return refuse(ErrorCode.NOT_ALLOWED, 'input.grantId', 'aboveOwnRight');
}

async function scopePathOf(tx: EntityManager, { scopeUnitId }: Grant): Promise<string[]> {
  if (scopeUnitId === WHOLE_ORGANISATION) return [];
  return (await loadUnit(tx, scopeUnitId, 'input.grantId')).path;
}

async function actOver(
  tx: EntityManager,
  path: readonly string[],
  caller: Caller,
  capacity: Capacity | null,
): Promise<Act> {
  return actOf(caller, capacity, await findCodePath(tx, path));
}
