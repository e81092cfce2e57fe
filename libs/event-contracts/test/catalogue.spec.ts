import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { eventCatalogue, eventKey, findEvent, subjectOf } from '../src/index.js';

const sources = ['directory', 'compliance'];

describe('the event catalogue', () => {
  it('has every event file, once', () => {
    const files = sources.flatMap((source) =>
      readdirSync(new URL(`../src/${source}/`, import.meta.url))
        .filter((name) => /\.v\d+\.ts$/.test(name))
        .map((name) => `${source}/${name.slice(0, -3)}`),
    );
    const listed = eventCatalogue.map(
      ({ source, aggregate, verb, version }) => `${source}/${[aggregate, verb].join('-')}.v${version}`,
    );
    expect([...listed].sort()).toEqual([...files].sort());
  });

  it.each(eventCatalogue.map((definition) => [eventKey(definition), definition] as const))(
    '%s has a valid example and is found by its name',
    (_, definition) => {
      expect(definition.payload.parse(definition.example)).toEqual(definition.example);
      expect(findEvent(definition)).toBe(definition);
      expect(subjectOf(definition, 3)).toMatch(/^evt\.(directory|compliance)\.3\.[a-z-]+\.[a-z-]+\.v\d+$/);
    },
  );
});
