import { eventCatalogue } from '../catalogue.js';
import { eventKey } from '../define-event.js';
import { asyncApi } from './async-api.js';
import { payloadSchema, type JsonSchema } from './json-schemas.js';

/** A generated file: its path below this package, and its JSON content. */
export interface EventDocument {
  path: string;
  content: JsonSchema;
  /** Whether the content is a schema that must stay compatible. */
  isSchema: boolean;
}

/** Everything that is generated from the catalogue. @param version of the platform, for the AsyncAPI document */
export function eventDocuments(version: string): EventDocument[] {
  return [
    ...eventCatalogue.flatMap((definition) => [
      {
        path: `schemas/${eventKey(definition)}.schema.json`,
        content: payloadSchema(definition),
        isSchema: true,
      },
      {
        path: `schemas/${eventKey(definition)}.example.json`,
        content: definition.example as JsonSchema,
        isSchema: false,
      },
    ]),
    { path: 'asyncapi.json', content: asyncApi(eventCatalogue, version), isSchema: false },
  ];
}
