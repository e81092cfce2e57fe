import { z } from 'zod';
import { eventKey, type EventDefinition } from '../define-event.js';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Record<string, unknown>;

/** The payload schema of an event, as consumers in other languages read it. Unknown properties are to be ignored. */
export function payloadSchema(definition: EventDefinition): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(definition.payload, {
    target: 'draft-2020-12',
    io: 'input',
    reused: 'inline',
  }) as JsonSchema;
  return {
    $schema,
    $id: `urn:rasad:event:${eventKey(definition)}`,
    title: eventKey(definition),
    description: definition.summary,
    ...schema,
  };
}
