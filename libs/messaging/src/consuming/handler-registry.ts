import type { MessageHandler } from '@nestjs/microservices';
import { eventKey, findEvent, type EventEnvelope } from '@rasad/event-contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { BatchScope, EventContext } from './event-context.js';
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
  try {
    const result: unknown = await handler(event, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  } catch (error) {
    throw carriedFailure(error);
  }
}

/** The handler's own error: Nest turns a HandlerFailure into its plain `{ failure }`. */
function carriedFailure(error: unknown): unknown {
  if (typeof error === 'object' && error !== null && 'failure' in error) return error.failure;
  return error;
}
