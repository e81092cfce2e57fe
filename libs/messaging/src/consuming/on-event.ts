import { Ctx, EventPattern, Payload, RpcException } from '@nestjs/microservices';
import { eventKey, type EventDefinition, type EventEnvelope, type PayloadOf } from '@rasad/event-contracts';
import { EventContext } from './event-context.js';

/** Transport id under which Nest hands `@OnEvent` handlers to the EventConsumerServer and to no other transport. */
export const EVENT_TRANSPORT = Symbol('EVENT_TRANSPORT');

/** A method that takes an event of this definition. */
export type EventHandler<D extends EventDefinition> = (
  event: EventEnvelope<PayloadOf<D>>,
  context: EventContext,
) => Promise<void> | void;

/** Tells Nest that a handler failed; an RpcException because Nest logs any other error on its own. */
class HandlerFailure extends RpcException {}

/** How a handler ended. */
export type HandlerOutcome = { done: true } | { done: false; error: unknown };

/**
 * How the handler that was given a context ended. Kept beside Nest, whose exception layer flattens errors, and whose
 * filters may swallow them: a failed event must never look applied.
 */
const outcomes = new WeakMap<EventContext, HandlerOutcome>();

/** How the handler that was given this context ended; undefined where none was run. */
export function outcomeOf(context: EventContext): HandlerOutcome | undefined {
  return outcomes.get(context);
}

/**
 * Marks a controller method as the handler of an event. Its writes must go through `context.tx`: they commit
 * together with the cursor, which is what makes them happen once.
 */
export function OnEvent<D extends EventDefinition>(definition: D) {
  return <H extends EventHandler<D>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    if (!descriptor.value) throw new Error(`@OnEvent on ${String(key)}: not a method`);
    descriptor.value = recordingOutcome(descriptor.value);
    Object.defineProperty(descriptor.value, 'name', { value: String(key) });
    EventPattern<string>(eventKey(definition), EVENT_TRANSPORT)(target, key, descriptor);
    // Without these Nest hands over the first argument only.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
  };
}

function recordingOutcome<H extends (...args: never[]) => Promise<void> | void>(handler: H): H {
  const wrapped = async function (this: unknown, ...args: Parameters<H>) {
    const [, context] = args as unknown[];
    const record = (outcome: HandlerOutcome) => {
      if (context instanceof EventContext) outcomes.set(context, outcome);
    };
    try {
      await handler.apply(this, args);
      record({ done: true });
    } catch (error) {
      record({ done: false, error });
      throw new HandlerFailure(error instanceof Error ? error.message : 'failed');
    }
  };
  return wrapped as H;
}
