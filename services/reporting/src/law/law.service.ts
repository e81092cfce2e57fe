import { Injectable } from '@nestjs/common';
import type {
  EventEnvelope,
  InstrumentProvisionsLoadedV1,
  InstrumentPublishedV1,
  PayloadOf,
} from '@rasad/event-contracts';
import type { EventContext } from '@rasad/messaging';
import { RollupNotices } from '../live/rollup-notices.js';
import { placeProvisions, removeProvisions, storeProvisions, storePublication } from './law.queries.js';

/** The service's own copy of the law: which provisions an instrument has, in which order and tree. */
@Injectable()
export class LawService {
  constructor(private readonly notices: RollupNotices) {}

  /** From now on the expression is the instrument's current one. */
  async publish(
    context: EventContext,
    event: EventEnvelope<PayloadOf<typeof InstrumentPublishedV1>>,
  ): Promise<void> {
    const { instrument, expression } = event.payload;
    await storePublication(context.tx, instrument, {
      version: event.aggregateVersion,
      expressionId: expression.id,
      publishedAt: event.occurredAt,
    });
    context.afterCommit(() => this.notices.allChanged());
  }

  /**
   * Adds provisions to an expression, current or not yet. What it repeals is no row of the matrix any more, whether it
   * still prints it or not; the units' own totals keep what was done about it.
   */
  async load(
    context: EventContext,
    event: EventEnvelope<PayloadOf<typeof InstrumentProvisionsLoadedV1>>,
  ): Promise<void> {
    const { expressionId, instrumentId, provisions } = event.payload;
    const law = provisions.filter(({ status }) => status !== 'REPEALED');
    const repealed = provisions.filter(({ status }) => status === 'REPEALED').map(({ id }) => id);
    await storeProvisions(context.tx, expressionId, instrumentId, law);
    await removeProvisions(context.tx, expressionId, repealed);
    await placeProvisions(context.tx, expressionId);
    context.afterCommit(() => this.notices.allChanged());
  }
}
