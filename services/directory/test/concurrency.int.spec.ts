import { describe, expect, it } from '@jest/globals';
import { chief, rowIdOf, useDirectory, type UserErrorShape } from './directory-service.js';

const directory = useDirectory();

interface ChangeAnswer {
  unit: { id: string; code: string } | null;
  userErrors: UserErrorShape[];
}
const create = async (input: Record<string, unknown>) =>
  (
    await directory.ask<{ change: ChangeAnswer }>(
      `mutation ($input: CreateOrgUnitInput!) {
        change: createOrgUnit(input: $input) { unit { id code } userErrors { code } }
      }`,
      { input: { kind: 'UNIT', name: { en: String(input.code) }, ...input } },
      chief,
    )
  ).change;
const createId = async (code: string, parentId: string | null = null) => {
  const { unit } = await create({ code, parentId });
  if (!unit) throw new Error(`${code} was not created`);
  return unit.id;
};
const move = async (unitId: string, parentId: string) =>
  (
    await directory.ask<{ change: ChangeAnswer }>(
      `mutation ($input: MoveOrgUnitInput!) {
        change: moveOrgUnit(input: $input) { unit { id code } userErrors { code } }
      }`,
      { input: { unitId, parentId } },
    )
  ).change;

describe('at the same time', () => {
  it('twenty equal commands are applied once and all get the same answer', async () => {
    const input = { clientMutationId: 'parallel', code: 'parallel' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(input)));
    expect(new Set(answers.map((answer) => answer.unit?.id)).size).toBe(1);
    expect(answers.every((answer) => answer.userErrors.length === 0)).toBe(true);
    const id = rowIdOf(answers[0]?.unit?.id ?? '');
    const events = await directory.database.query('select 1 from directory.event where aggregate_id = $1', [
      id,
    ]);
    expect(events).toHaveLength(1);
  });

  it('one of twenty units with the same code is created', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ code: 'contested' })));
    expect(answers.filter((answer) => answer.unit)).toHaveLength(1);
    const refused = answers.filter((answer) => !answer.unit).flatMap((answer) => answer.userErrors);
    expect(refused).toHaveLength(19);
    expect(new Set(refused.map((error) => error.code))).toEqual(new Set(['DUPLICATE']));
  });

  it('two moves that together would make a cycle never both happen', async () => {
    for (let round = 0; round < 15; round++) {
      const [a, b] = [await createId(`ring-a-${round}`), await createId(`ring-b-${round}`)];
      const answers = await Promise.all([move(a, b), move(b, a)]);
      expect(answers.filter((answer) => answer.unit)).toHaveLength(1);
      expect(answers.flatMap((answer) => answer.userErrors)).toEqual([{ code: 'CYCLE' }]);
    }
  });

  it('many moves of many units leave every path a walk to the root', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 12; number++)
      ids.push(await createId(`crowd-${number}`, ids[(number - 1) >> 1] ?? null));
    let seed = 20261123;
    const next = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % ids.length;
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => move(ids[next()] ?? '', ids[next()] ?? '')),
    );
    expect(answers.some((answer) => answer.unit)).toBe(true);
    const wrong = await directory.database.query(
      `with recursive walk as (
         select id, array[id] as path, array[position] as sort_path from directory.unit where parent_id is null
         union all
         select unit.id, walk.path || unit.id, walk.sort_path || unit.position
         from directory.unit join walk on unit.parent_id = walk.id
       )
       select unit.code from directory.unit left join walk using (id)
       where (unit.path, unit.sort_path) is distinct from (walk.path, walk.sort_path)`,
    );
    expect(wrong).toEqual([]);
  });

  it('a child is not created under a parent that is being closed', async () => {
    for (let round = 0; round < 10; round++) {
      const parentId = await createId(`closing-${round}`);
      const [, child] = await Promise.all([
        directory.ask(
          `mutation ($input: CloseOrgUnitInput!) { closeOrgUnit(input: $input) { userErrors { code } } }`,
          { input: { unitId: parentId, effectiveOn: '2999-01-01' } },
        ),
        create({ code: `late-${round}`, parentId }),
      ]);
      const [{ closed } = { closed: false }] = await directory.database.query<{ closed: boolean }>(
        'select valid_to is not null as closed from directory.unit where id = $1',
        [rowIdOf(parentId)],
      );
      expect(closed && child.unit !== null).toBe(false);
    }
  });
});
