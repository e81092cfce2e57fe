import { Injectable } from '@nestjs/common';
import { GrantRevokedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { Act } from '../caller.js';
import { grantEvent } from './grant.events.js';
import { revokeGrant, type Grant } from './grant.rules.js';
import { findDelegationsOf, saveGrants } from './grants.queries.js';

/** Ends what was delegated of grants that end: a part of every change that takes a grant back. */
@Injectable()
export class GrantRevocations {
  constructor(private readonly events: EventStore) {}

  /** @param at UTC instant, ISO 8601. @returns the delegations as they were. */
  async endDelegations(
    tx: EntityManager,
    sources: readonly Grant[],
    at: string,
    actOf: (delegation: Grant) => Act,
  ): Promise<Grant[]> {
    const delegations = await findDelegationsOf(
      tx,
      sources.map((grant) => grant.id),
    );
    const ended = delegations.map((grant) => revokeGrant(grant, at));
    await saveGrants(tx, ended);
    const events = ended.map((grant) => grantEvent(grant, { kind: 'PERSON' }, actOf(grant)));
    await this.events.appendAll(tx, GrantRevokedV1, events);
    return delegations;
  }
}
