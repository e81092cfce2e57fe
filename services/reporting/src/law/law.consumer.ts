import { Controller } from '@nestjs/common';
import {
  InstrumentProvisionsLoadedV1,
  InstrumentPublishedV1,
  type EventEnvelope,
  type PayloadOf,
} from '@rasad/event-contracts';
import { EventContext, OnEvent } from '@rasad/messaging';
import { LawService } from './law.service.js';

/** Instruments and their provisions as the compliance service's events state them. */
@Controller()
export class LawConsumer {
  constructor(private readonly law: LawService) {}

  @OnEvent(InstrumentPublishedV1)
  published(
    event: EventEnvelope<PayloadOf<typeof InstrumentPublishedV1>>,
    context: EventContext,
  ): Promise<void> {
    return this.law.publish(context, event);
  }

  @OnEvent(InstrumentProvisionsLoadedV1)
  provisionsLoaded(
    event: EventEnvelope<PayloadOf<typeof InstrumentProvisionsLoadedV1>>,
    context: EventContext,
  ): Promise<void> {
    return this.law.load(context, event);
  }
}
