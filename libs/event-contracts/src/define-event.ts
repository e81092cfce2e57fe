import { z } from 'zod';

/** The services that publish events. */
export type EventSource = 'directory' | 'compliance';

/** What `defineEvent` needs to describe one version of one event. */
export interface EventOptions<S extends z.ZodType> {
  source: EventSource;
  /** Kind of the aggregate in kebab-case, second part of the type and of the subject. */
  aggregate: string;
  /** What happened, a past verb in kebab-case. */
  verb: string;
  version: number;
  /** One sentence for the generated documents. */
  summary: string;
  payload: S;
  /** A complete, valid payload; committed beside the JSON Schema. */
  example: z.infer<S>;
}

/** One version of one event: its name, its payload's schema and an example. */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  readonly source: EventSource;
  readonly aggregate: string;
  readonly verb: string;
  readonly version: number;
  readonly summary: string;
  readonly payload: S;
  readonly example: z.infer<S>;
  /** `<source>.<aggregate>.<verb>`; the CloudEvents `type` is this with `.v<version>` appended. */
  readonly type: string;
}

/** The payload type of an event definition. */
export type PayloadOf<D> = D extends EventDefinition<infer S> ? z.infer<S> : never;

/** Describes one version of one event. Within a version only optional fields may be added. */
export function defineEvent<S extends z.ZodType>(options: EventOptions<S>): EventDefinition<S> {
  return { ...options, type: `${options.source}.${options.aggregate}.${options.verb}` };
}

/** Key under which a version of an event is looked up: `<type>.v<version>`. */
export function eventKey(event: { type: string; version: number }): string {
  return `${event.type}.v${event.version}`;
}

/** The NATS subject of an event in a lane: `evt.<source>.<lane>.<aggregate>.<verb>.v<version>`. */
export function subjectOf(definition: EventDefinition, lane: number): string {
  return `evt.${definition.source}.${lane}.${definition.aggregate}.${definition.verb}.v${definition.version}`;
}
