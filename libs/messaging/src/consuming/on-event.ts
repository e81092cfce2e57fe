import { Ctx, EventPattern, Payload, RpcException } from '@nestjs/microservices';
import { eventKey, type EventDefinition, type EventEnvelope, type PayloadOf } from '@rasad/event-contracts';
import type { EventContext } from './event-context.js';

/** Transport id under which Nest hands `@OnEvent` handlers to the EventConsumerServer and to no other transport. */
export const EVENT_TRANSPORT = Symbol('EVENT_TRANSPORT');

/** A method that takes an event of this definition. */
export type EventHandler<D extends EventDefinition> = (
  event: EventEnvelope<PayloadOf<D>>,
  context: EventContext,
) => Promise<void> | void;

/**
 * Carries a handler's error through Nest, whose exception layer would flatten every error that is no RpcException
 * to `Internal server error`.
 */
export class HandlerFailure extends RpcException {
  constructor(readonly failure: unknown) {
    super({ failure });
  }
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
    descriptor.value = carryingErrors(descriptor.value);
    Object.defineProperty(descriptor.value, 'name', { value: String(key) });
    EventPattern<string>(eventKey(definition), EVENT_TRANSPORT)(target, key, descriptor);
    // Without these Nest hands over the first argument only.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
  };
}

function carryingErrors<H extends (...args: never[]) => Promise<void> | void>(handler: H): H {
  const wrapped = async function (this: unknown, ...args: Parameters<H>) {
    try {
      await handler.apply(this, args);
    } catch (error) {
      throw new HandlerFailure(error);
    }
  };
  return wrapped as H;
}
