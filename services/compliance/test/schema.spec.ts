import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { subgraphSdl, unguardedResolvers } from '@rasad/service-kit';
import { resolvers } from '../src/resolvers.js';

describe('the subgraph', () => {
  it('has its SDL committed', async () => {
    const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
    expect(await subgraphSdl(resolvers)).toBe(committed);
  });

  it('leaves no resolver without an action of the policy', () => {
    expect(unguardedResolvers(resolvers)).toEqual([]);
  });
});
