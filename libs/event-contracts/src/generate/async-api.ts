import { z } from 'zod';
import { eventKey, type EventDefinition } from '../define-event.js';
import { actor } from '../vocabulary.js';
import { payloadSchema, type JsonSchema } from './json-schemas.js';

const lanes = ['0', '1', '2', '3', '4', '5', '6', '7'];

/** The AsyncAPI 3 document of all events: where they travel, their headers, payloads and examples. */
export function asyncApi(catalogue: readonly EventDefinition[], version: string): JsonSchema {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Rasad events',
      version,
      description:
        'Events of the services, CloudEvents 1.0 in binary mode over NATS JetStream, one stream per service. Within a version of an event only optional properties are added; ignore those you do not know.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(catalogue.map((definition) => [eventKey(definition), channel(definition)])),
    operations: Object.fromEntries(
      catalogue.map((definition) => [`receive.${eventKey(definition)}`, operation(definition)]),
    ),
    components: {
      messages: Object.fromEntries(
        catalogue.map((definition) => [eventKey(definition), message(definition)]),
      ),
      messageTraits: { cloudEvent: { headers: headerSchema() } },
    },
  };
}

function channel(definition: EventDefinition): JsonSchema {
  const { source, aggregate, verb, version } = definition;
  return {
    address: `evt.${source}.{lane}.${aggregate}.${verb}.v${version}`,
    summary: definition.summary,
    parameters: { lane: { description: 'Lane of the aggregate: a hash of its id.', enum: lanes } },
    messages: { event: { $ref: `#/components/messages/${eventKey(definition)}` } },
  };
}

function operation(definition: EventDefinition): JsonSchema {
  const channelRef = `#/channels/${eventKey(definition)}`;
  return {
    action: 'receive',
    channel: { $ref: channelRef },
    messages: [{ $ref: `${channelRef}/messages/event` }],
  };
}

function message(definition: EventDefinition): JsonSchema {
  const { $schema: _, $id: __, ...schema } = payloadSchema(definition);
  return {
    name: eventKey(definition),
    summary: definition.summary,
    contentType: 'application/json',
    payload: schema,
    examples: [{ name: eventKey(definition), payload: definition.example }],
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
  };
}

function headerSchema(): JsonSchema {
  const text = (description: string) => ({ type: 'string', description });
  return {
    type: 'object',
    required: [
      'ce-specversion',
      'ce-id',
      'ce-source',
      'ce-type',
      'ce-time',
      'ce-subject',
      'rasad-epoch',
      'rasad-lane',
      'rasad-pos',
    ],
    properties: {
      'ce-specversion': { const: '1.0' },
      'ce-id': text('UUID v7 of the event; also the JetStream message id.'),
      'ce-source': text('The service that published it.'),
      'ce-type': text('`<source>.<aggregate>.<verb>.v<version>`.'),
      'ce-time': text('When it happened, UTC.'),
      'ce-subject': text('Id of the aggregate.'),
      'ce-aggregatetype': text('Kind of the aggregate.'),
      'ce-aggregateversion': text('Version of the aggregate after the event.'),
      'ce-actor': {
        ...text('Who acted, and in which capacity: JSON.'),
        contentMediaType: 'application/json',
        contentSchema: actorSchema(),
      },
      'ce-unitpath': text('Codes from the root to the unit concerned, joined by `/`.'),
      'ce-correlationid': text('Joins what one request caused.'),
      'ce-causationid': text('The event that caused this one.'),
      'rasad-epoch': text('Identity of the log; another epoch is another history.'),
      'rasad-lane': text('Lane, 0 to 7.'),
      'rasad-pos': text('Position in the lane, contiguous from 1.'),
    },
  };
}

function actorSchema(): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(actor, { io: 'input' }) as JsonSchema;
  return schema;
}
