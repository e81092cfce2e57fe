import { Controller } from '@nestjs/common';
import { GrantRevokedV1, type EventEnvelope, type PayloadOf } from '@rasad/event-contracts';
import { EventContext, OnEvent } from '@rasad/messaging';
import { storeRevokedGrant } from './revoked-grants.queries.js';
import { RollupNotices } from './rollup-notices.js';

/** Grants that were taken back, so that whoever subscribed with one stops receiving. */
@Controller()
export class GrantsConsumer {
  constructor(private readonly notices: RollupNotices) {}

  @OnEvent(GrantRevokedV1)
  async revoked(
    event: EventEnvelope<PayloadOf<typeof GrantRevokedV1>>,
    context: EventContext,
  ): Promise<void> {
    const { id, revokedAt } = event.payload.grant;
    await storeRevokedGrant(context.tx, id, revokedAt ?? event.occurredAt);
    context.afterCommit(() => this.notices.allChanged());
  }
}
