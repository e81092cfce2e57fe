import { describe, expect, it } from '@jest/globals';
import type { PositionKind } from '@rasad/event-contracts';
import fc from 'fast-check';
import { Holders, type Holder } from './holders.rules.js';

const holder = (
  personId: string,
  kind: PositionKind,
  unitId: string,
  more: Partial<Holder> = {},
): Holder => ({
  personId,
  kind,
  unitId,
  parentId: null,
  tags: [],
  ...more,
});

describe('who answers for a unit', () => {
  it('is its head, else its deputy, and not whoever else works there', () => {
    const path = ['city', 'district'];
    const expert = holder('expert', 'EXPERT', 'district');
    const deputy = holder('deputy', 'DEPUTY', 'district');
    const head = holder('head', 'HEAD', 'district');
    const own = (holders: Holder[]) => new Holders(holders).answering(path, 0, null).personIds;
    expect(own([expert, deputy, head])).toEqual(['head']);
    expect(own([expert, deputy])).toEqual(['deputy']);
    expect(own([expert])).toEqual([]);
  });

  it('is, level by level, the next occupied post up the tree, and the last one where there are no more', () => {
    const trees = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(trees, fc.nat(8), (occupied, level) => {
        const path = occupied.map((_, index) => `unit-${index}`);
        const heads = path.filter((_, index) => occupied[index]).map((unit) => holder(unit, 'HEAD', unit));
        const upwards = heads.map(({ personId }) => personId).toReversed();
        const expected = upwards[level] ?? upwards.at(-1);
        expect(new Holders(heads).answering(path, level, null)).toEqual({
          level: Math.max(Math.min(level, upwards.length - 1), 0),
          personIds: expected === undefined ? [] : [expected],
        });
      }),
    );
  });

  it('is nobody twice: whoever holds the next post as well is passed over', () => {
    const path = ['city', 'deputy', 'district'];
    const holders = [
      holder('both', 'HEAD', 'district'),
      holder('both', 'HEAD', 'deputy'),
      holder('mayor', 'HEAD', 'city'),
    ];
    expect(new Holders(holders).answering(path, 1, null)).toEqual({ level: 1, personIds: ['mayor'] });
  });
});

describe('who answers for a task that somebody is in charge of', () => {
  const path = ['city', 'district'];
  const head = holder('head', 'HEAD', 'district');
  const expert = holder('expert', 'EXPERT', 'office');

  it('is that person first, then the head of the unit', () => {
    const holders = new Holders([head, expert]);
    expect(holders.answering(path, 0, 'expert').personIds).toEqual(['expert']);
    expect(holders.answering(path, 1, 'expert').personIds).toEqual(['head']);
    expect(holders.answering(path, 0, 'head').personIds).toEqual(['head']);
  });

  it('is the head where that person holds no post any more', () => {
    expect(new Holders([head]).answering(path, 0, 'expert').personIds).toEqual(['head']);
  });
});

describe('who reviews the reports of a unit', () => {
  const path = ['city', 'district'];
  const inspector = (personId: string, unitId: string, parentId: string | null, tags = ['inspection']) =>
    holder(personId, 'INSPECTOR', unitId, { parentId, tags });
  const near = inspector('near', 'district-inspection', 'district');
  const far = inspector('far', 'city-inspection', 'city');

  it('are the inspectors of the nearest unit with the function, on the way up or right beside it', () => {
    const reviewing = (holders: Holder[], level: number) =>
      new Holders(holders).reviewing(path, level, null, null).personIds;
    expect(reviewing([far, near], 0)).toEqual(['near']);
    expect(reviewing([far, near], 1)).toEqual(['far']);
    expect(reviewing([far], 0)).toEqual(['far']);
  });

  it('are of the function that the obligation names, and of its head where it has no inspector', () => {
    const finance = holder('treasurer', 'HEAD', 'city-finance', { parentId: 'city', tags: ['finance'] });
    const all = new Holders([far, finance]);
    expect(all.reviewing(path, 0, 'finance', null).personIds).toEqual(['treasurer']);
    expect(all.reviewing(path, 0, 'permits', null).personIds).toEqual([]);
  });

  it('are never those who wrote the report', () => {
    expect(new Holders([far, near]).reviewing(path, 0, null, 'near')).toEqual({
      level: 0,
      personIds: ['far'],
    });
  });
});
