import { describe, expect, it, jest } from '@jest/globals';
import { Resolver, ResolveReference } from '@nestjs/graphql';
import { Access, Allow, AllowReference, unguardedResolvers, type SubgraphContext } from '../src/index.js';

const found = jest.fn((id: string) => ({ id }));

@Resolver('Thing')
class GuardedResolver {
  @AllowReference('org-unit.read')
  thing(reference: { __typename: string; id: string }, _context: SubgraphContext): unknown {
    return found(reference.id);
  }
}

@Resolver('Thing')
class OnlyMarkedResolver {
  @ResolveReference()
  @Allow('org-unit.read')
  thing(reference: { id: string }): unknown {
    return found(reference.id);
  }
}

const contextOf = (role: 'VIEWER' | null) => {
  const grants = role
    ? [{ id: 'g', role, unitId: '01930000-0000-7000-8000-000000000001', validFrom: null, validTo: null }]
    : [];
  const person = { id: 'p', kind: 'PERSON' as const, username: 'p', lang: 'FA' as const };
  const principal = { ...person, grants, appointments: [] };
  return { access: new Access(principal, '2026-11-23') } as SubgraphContext;
};

describe('a reference resolver', () => {
  it('answers a caller with a grant, and hides the entity from one without', () => {
    const resolver = new GuardedResolver();
    const reference = { __typename: 'Thing', id: '1' };
    expect(resolver.thing(reference, contextOf('VIEWER'))).toEqual({ id: '1' });
    expect(resolver.thing(reference, contextOf(null))).toBeNull();
    expect(found).toHaveBeenCalledTimes(1);
  });

  it('counts as unguarded when the check is only named and not made', () => {
    expect(unguardedResolvers([GuardedResolver])).toEqual([]);
    expect(unguardedResolvers([OnlyMarkedResolver])).toEqual(['OnlyMarkedResolver.thing']);
  });
});
