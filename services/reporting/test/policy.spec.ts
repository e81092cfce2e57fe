import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { policy, subgraphSdl, unguardedResolvers } from '@rasad/service-kit';
import { resolvers } from '../src/resolvers.js';

describe('the resolvers', () => {
  it('are all guarded', () => {
    expect(unguardedResolvers(resolvers)).toEqual([]);
  });

  it('make the committed schema', async () => {
    const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
    expect(await subgraphSdl(resolvers)).toBe(committed);
  });
});

describe('the policy for figures', () => {
  it('reaches whole subtrees, which is what roll-ups can answer', () => {
    expect(new Set(Object.values(policy['summary.read']))).toEqual(new Set(['SUBTREE']));
  });
});
