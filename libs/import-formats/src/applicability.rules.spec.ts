import { describe, expect, it } from '@jest/globals';
import { bearingRole, type BearingUnit } from './applicability.rules.js';

const district: BearingUnit = { code: 'north', kind: 'DISTRICT', tags: ['permits', 'contracts'] };
const any = { kinds: [], tags: [], codes: [] };

describe('bearingRole', () => {
  it('asks for every list that is not empty and for one entry of each', () => {
    const clause = { ...any, role: 'LEAD' as const, kinds: ['DISTRICT' as const], tags: ['permits', 'it'] };
    const rule = { applicability: [clause], exclusions: [] };
    expect(bearingRole(district, rule)).toBe('LEAD');
    expect(bearingRole({ ...district, tags: ['finance'] }, rule)).toBeNull();
    expect(bearingRole({ ...district, kind: 'UNIT' }, rule)).toBeNull();
  });

  it('takes the strongest role of the clauses that match', () => {
    const clauses = (['INFORMED', 'LEAD', 'SUPPORT'] as const).map((role) => ({
      ...any,
      role,
      codes: ['north'],
    }));
    expect(bearingRole(district, { applicability: clauses, exclusions: [] })).toBe('LEAD');
    expect(bearingRole(district, { applicability: clauses.slice(2), exclusions: [] })).toBe('SUPPORT');
  });

  it('gives nothing to a unit that an exclusion matches', () => {
    const applicability = [{ ...any, role: 'LEAD' as const, kinds: ['DISTRICT' as const] }];
    expect(
      bearingRole(district, { applicability, exclusions: [{ ...any, tags: ['contracts'] }] }),
    ).toBeNull();
  });
});
