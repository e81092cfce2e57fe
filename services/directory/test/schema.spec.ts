import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { subgraphSdl, unguardedResolvers } from '@rasad/service-kit';
import { resolvers } from '../src/resolvers.js';

describe('the subgraph', () => {
  it('has the schema that is committed', async () => {
    const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
    expect(await subgraphSdl(resolvers)).toBe(committed);
  });

  it('has no resolver that anybody may call', () => {
    expect(unguardedResolvers(resolvers)).toEqual([]);
  });
});
