import { Injectable } from '@nestjs/common';
import type { EventDefinition, PayloadOf } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { DerivationContext } from './derivation-step.js';
import type { DerivedObligation } from './derived-obligation.js';

/** What happened to obligations in a derivation, as events. */
@Injectable()
export class ObligationLog {
  constructor(private readonly events: EventStore) {}

  /** Appends the obligation's next event; its row is locked, so the versions follow one another. */
  async tell<D extends EventDefinition>(
    tx: EntityManager,
    definition: D,
    obligation: DerivedObligation,
    context: DerivationContext,
    payload: PayloadOf<D>,
  ): Promise<void> {
    obligation.logVersion += 1;
    await this.events.append(tx, definition, {
      aggregateId: obligation.id,
      aggregateVersion: obligation.logVersion,
      payload,
      actor: context.actor,
      correlationId: context.correlationId,
      occurredAt: context.at,
      ...(context.causationId === undefined ? {} : { causationId: context.causationId }),
    });
  }
}
