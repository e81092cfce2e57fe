import type { MessageHandler } from '@nestjs/microservices';
import { eventKey, findEvent, type EventEnvelope } from '@rasad/event-contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { BatchScope, EventContext } from './event-context.js';
import { outcomeOf } from './on-event.js';
import { PermanentFailure } from './permanent-failure.js';

/** The `@OnEvent` handlers of the application by event. */
export class HandlerRegistry {
  private readonly handlers = new Map<string, MessageHandler[]>();

  add(pattern: string, handler: MessageHandler): void {
    this.handlers.set(pattern, [...(this.handlers.get(pattern) ?? []), handler]);
  }

  /**
   * Calls the event's handlers one after the other; an event without handlers is passed over.
   * @throws PermanentFailure where the payload breaks its contract, else whatever a handler throws.
   */
  async apply(event: EventEnvelope, tx: EntityManager, scope: BatchScope): Promise<void> {
    const handlers = this.handlers.get(eventKey(event));
    if (!handlers) return;
    const valid = { ...event, payload: validPayload(event) };
    for (const handler of handlers) await call(handler, valid, new EventContext(tx, scope));
  }
}

function validPayload(event: EventEnvelope): unknown {
  const definition = findEvent(event);
  if (!definition) return event.payload;
  const parsed = definition.payload.safeParse(event.payload);
  if (!parsed.success) throw new PermanentFailure(`payload of ${eventKey(event)}: ${parsed.error.message}`);
  return parsed.data;
}

async function call(handler: MessageHandler, event: EventEnvelope, context: EventContext): Promise<void> {
  const thrown = await thrownBy(handler, event, context);
  const outcome = outcomeOf(context);
  if (outcome?.done === false) throw outcome.error;
  if (thrown) throw thrown.error;
  if (!outcome) throw new Error(`${eventKey(event)}: a guard or filter kept the event from its handler`);
}

/** What came out of the handler's way through Nest, pipes and interceptors included. */
async function thrownBy(
  handler: MessageHandler,
  event: EventEnvelope,
  context: EventContext,
): Promise<{ error: unknown } | undefined> {
  try {
    const result: unknown = await handler(event, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    return undefined;
  } catch (error) {
    return { error };
  }
}
