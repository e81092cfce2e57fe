import { headers, type Msg, type MsgHdrs } from '@nats-io/transport-node';
import { actor, eventKey, type EventEnvelope } from '@rasad/event-contracts';
import { z } from 'zod';
import type { LogEntry } from '../event-log.queries.js';

/** An event as it travels through JetStream: CloudEvents 1.0 in binary mode, its place in headers of our own. */
export interface EventMessage {
  subject: string;
  headers: MsgHdrs;
  /** The payload, JSON. */
  data: string;
}

/** A message on an event subject is not one of ours. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/** Renders an event for publishing; the message id is the event's. */
export function toMessage({ event, previousId }: LogEntry): EventMessage {
  const rendered = headers();
  for (const [name, value] of Object.entries(headerValues(event))) {
    if (value !== null) rendered.set(name, encodeHeader(String(value)));
  }
  if (previousId) rendered.set('rasad-previous', previousId);
  return { subject: subjectOf(event), headers: rendered, data: JSON.stringify(event.payload) };
}

/** Reads an event from a message. @throws MalformedMessage */
export function fromMessage(message: Pick<Msg, 'subject' | 'headers' | 'json'>): LogEntry {
  const values = Object.fromEntries(
    [...(message.headers ?? [])].map(([name, list]) => [name, decodeURIComponent(list[0] ?? '')]),
  );
  const parsed = headerSchema.safeParse(values);
  if (!parsed.success) throw new MalformedMessage(`${message.subject}: ${parsed.error.message}`);
  return { event: toEnvelope(parsed.data, message.json()), previousId: parsed.data['rasad-previous'] };
}

const headerSchema = z.object({
  'ce-id': z.uuid(),
  'ce-source': z.string().min(1),
  'ce-type': z.string().regex(/^.+\.v\d+$/),
  'ce-time': z.iso.datetime(),
  'ce-subject': z.string().min(1),
  'ce-aggregatetype': z.string().min(1),
  'ce-aggregateversion': z.coerce.number().int(),
  'ce-actor': z.string(),
  'ce-unitpath': z.string().nullable().default(null),
  'ce-correlationid': z.string(),
  'ce-causationid': z.string().nullable().default(null),
  'rasad-epoch': z.uuid(),
  'rasad-lane': z.coerce.number().int().nonnegative(),
  'rasad-pos': z.coerce.number().int().positive(),
  'rasad-previous': z.uuid().nullable().default(null),
});

function headerValues(event: EventEnvelope): Record<string, string | number | null> {
  return {
    'ce-specversion': '1.0',
    'ce-id': event.id,
    'ce-source': event.source,
    'ce-type': eventKey(event),
    'ce-time': event.occurredAt,
    'ce-subject': event.aggregateId,
    'ce-aggregatetype': event.aggregateType,
    'ce-aggregateversion': event.aggregateVersion,
    'ce-actor': JSON.stringify(event.actor),
    'ce-unitpath': event.unitPath,
    'ce-correlationid': event.correlationId,
    'ce-causationid': event.causationId,
    'content-type': 'application/json',
    'rasad-epoch': event.epoch,
    'rasad-lane': event.lane,
    'rasad-pos': event.pos,
  };
}

function toEnvelope(values: z.infer<typeof headerSchema>, payload: unknown): EventEnvelope {
  const [, type = '', version = ''] = /^(.+)\.v(\d+)$/.exec(values['ce-type']) ?? [];
  return {
    id: values['ce-id'],
    source: values['ce-source'],
    type,
    version: Number(version),
    epoch: values['rasad-epoch'],
    lane: values['rasad-lane'],
    pos: values['rasad-pos'],
    aggregateType: values['ce-aggregatetype'],
    aggregateId: values['ce-subject'],
    aggregateVersion: values['ce-aggregateversion'],
    actor: actor.parse(JSON.parse(values['ce-actor'])),
    unitPath: values['ce-unitpath'],
    occurredAt: values['ce-time'],
    correlationId: values['ce-correlationid'],
    causationId: values['ce-causationid'],
    payload,
  };
}

/** `evt.<source>.<lane>.<aggregate>.<verb>.v<version>`, whatever build knows the event. */
function subjectOf(event: EventEnvelope): string {
  const [, ...nameParts] = event.type.split('.');
  return `evt.${event.source}.${event.lane}.${nameParts.join('.')}.v${event.version}`;
}

/** Percent-encodes what a header cannot carry, as the CloudEvents bindings for HTTP and NATS do. */
function encodeHeader(value: string): string {
  return value.replace(/[^\x21\x23-\x24\x26-\x7e]/gu, (character) => encodeURIComponent(character));
}
