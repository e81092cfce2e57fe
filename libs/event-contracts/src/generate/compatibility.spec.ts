import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from './compatibility.js';
import type { JsonSchema } from './json-schemas.js';

const grant: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    role: { type: 'string', enum: ['ADMIN', 'VIEWER'] },
    until: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: ['id', 'role'],
};
const event = (properties: object = {}, required: string[] = []): JsonSchema => ({
  type: 'object',
  properties: { grant, ...properties },
  required: ['grant', ...required],
});
const withGrant = (changed: JsonSchema): JsonSchema => ({ ...event(), properties: { grant: changed } });

describe('a new schema of the same version of an event', () => {
  it('may add optional properties, at any depth', () => {
    const richer = { ...grant, properties: { ...(grant['properties'] as object), note: { type: 'string' } } };
    expect(breakingChanges(event(), event({ reason: { type: 'string' } }))).toEqual([]);
    expect(breakingChanges(event(), withGrant(richer))).toEqual([]);
  });

  it('may say the same in other words', () => {
    expect(breakingChanges(event(), { ...event(), description: 'A grant.', title: 'grant' })).toEqual([]);
  });

  it.each([
    [
      'a property that goes away',
      { ...grant, properties: { id: { type: 'string' } } },
      'payload.grant.role: removed',
    ],
    ['another type', { ...grant, type: 'array' }, 'payload.grant: type changed'],
    [
      'a property that becomes required',
      { ...grant, required: ['id', 'role', 'until'] },
      'payload.grant.until: became required',
    ],
    [
      'a property that becomes optional',
      { ...grant, required: ['id'] },
      'payload.grant.role: became optional',
    ],
    [
      'a value more in an enumeration',
      {
        ...grant,
        properties: {
          ...(grant['properties'] as object),
          role: { type: 'string', enum: ['ADMIN', 'VIEWER', 'GUEST'] },
        },
      },
      'payload.grant.role: enum changed',
    ],
    [
      'an alternative less',
      {
        ...grant,
        properties: { ...(grant['properties'] as object), until: { anyOf: [{ type: 'string' }] } },
      },
      'payload.grant.until.anyOf: changed',
    ],
  ])('must not have %s', (_, changed, line) => {
    expect(breakingChanges(event(), withGrant(changed))).toContain(line);
  });

  it('must not require a new property: events of the past lack it', () => {
    expect(breakingChanges(event(), event({ reason: { type: 'string' } }, ['reason']))).toEqual([
      'payload.reason: became required',
    ]);
  });
});
