import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { eventCatalogue } from '../catalogue.js';
import { eventKey } from '../define-event.js';
import { eventDocuments } from './event-documents.js';
import { payloadSchema } from './json-schemas.js';

const folder = fileURLToPath(new URL('../../', import.meta.url));
const committed = (path: string): unknown => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));

describe('the generated documents of the events', () => {
  it('are committed as they are generated', () => {
    const documents = eventDocuments('0.1.0');
    for (const { path, content } of documents) {
      expect({ path, content: committed(path) }).toEqual({
        path,
        content: JSON.parse(JSON.stringify(content)),
      });
    }
    const expected = documents
      .map(({ path }) => path.replace('schemas/', ''))
      .filter((path) => path !== 'asyncapi.json');
    expect(readdirSync(`${folder}schemas`).sort()).toEqual(expected.sort());
  });

  it('have an example that the schema accepts, for every event', () => {
    for (const definition of eventCatalogue) {
      expect(definition.payload.safeParse(definition.example).success).toBe(true);
      const readBack = z.fromJSONSchema(payloadSchema(definition) as never);
      expect([eventKey(definition), readBack.safeParse(definition.example).success]).toEqual([
        eventKey(definition),
        true,
      ]);
    }
  });

  it('name every channel once, with its lane as the only variable', () => {
    const document = eventDocuments('0.1.0').find(({ path }) => path === 'asyncapi.json')?.content;
    const channels = Object.values(document?.['channels'] as Record<string, { address: string }>);
    expect(channels).toHaveLength(eventCatalogue.length);
    expect(new Set(channels.map(({ address }) => address)).size).toBe(channels.length);
    expect(channels.every(({ address }) => /^evt\.\w+\.\{lane\}\.[\w-]+\.[\w-]+\.v\d+$/.test(address))).toBe(
      true,
    );
  });
});
