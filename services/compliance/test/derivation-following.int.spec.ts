import { describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import fc from 'fast-check';
import { defaultObligations, fileOf, obligationsDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, establishLaw } from './law.js';

/** Something that happens to the organisation or to a rule; numbers pick among what there is by then. */
type Change =
  | { act: 'create'; kind: 'DISTRICT' | 'ORGANISATION'; tagged: boolean }
  | { act: 'close'; unit: number; successors: number[] }
  | { act: 'retag'; unit: number; tagged: boolean }
  | { act: 'move'; unit: number; elsewhere: boolean }
  | { act: 'rule'; duty: number; kind: 'DISTRICT' | 'ORGANISATION'; tagged: boolean; within: boolean };

const kinds = fc.constantFrom('DISTRICT' as const, 'ORGANISATION' as const);
const pick = fc.nat(1_000);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ act: fc.constant('create' as const), kind: kinds, tagged: fc.boolean() }),
  fc.record({ act: fc.constant('close' as const), unit: pick, successors: fc.array(pick, { maxLength: 2 }) }),
  fc.record({ act: fc.constant('retag' as const), unit: pick, tagged: fc.boolean() }),
  fc.record({ act: fc.constant('move' as const), unit: pick, elsewhere: fc.boolean() }),
  fc.record({
    act: fc.constant('rule' as const),
    duty: fc.nat(1),
    kind: kinds,
    tagged: fc.boolean(),
    within: fc.boolean(),
  }),
);

describe('assignments that follow change', () => {
  let editor: Caller;
  let instrumentId: string;
  let created = 0;
  const open: string[] = [];
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w));
    open.push('district-1', 'district-2');
  });

  const of = (index: number) => open[index % open.length] ?? 'district-1';

  const closeUnit = async ({ unit, successors }: Extract<Change, { act: 'close' }>) => {
    if (open.length < 3) return;
    const [code = ''] = open.splice(unit % open.length, 1);
    await world.directory.close(code, tehranDate(new Date()), [...new Set(successors.map(of))]);
  };
  const changeRule = async ({ duty, kind, tagged, within }: Extract<Change, { act: 'rule' }>) => {
    const [yearly, code] = defaultObligations();
    const clause = { role: 'LEAD', kinds: [kind], ...(tagged ? { tags: ['permits'] } : {}) };
    const changed = { applicability: [{ ...clause, ...(within ? { within: ['city'] } : {}) }] };
    const entry = duty === 0 ? { ...yearly, ...changed } : { ...code, ...changed };
    await editor.mutate(
      'importObligations',
      { instrumentId, document: fileOf(obligationsDocument([entry])) },
      'changes { code }',
    );
  };
  const happen = async (change: Change) => {
    switch (change.act) {
      case 'create': {
        const code = `unit-${++created}`;
        const tags = change.tagged ? ['permits'] : [];
        await world.directory.create({ code, kind: change.kind, parent: 'city', tags });
        open.push(code);
        return;
      }
      case 'close':
        return closeUnit(change);
      case 'retag':
        return world.directory.retag(of(change.unit), change.tagged ? ['permits'] : ['exempt']);
      case 'move':
        return world.directory.move(of(change.unit), change.elsewhere ? 'elsewhere' : 'city');
      case 'rule':
        return changeRule(change);
    }
  };

  const followed = async () => {
    await world.unitsArrived();
    await eventually(
      async () => {
        const waiting = await world.database.query(
          `select seq::text from unit_to_follow
           union all select id::text from derivation_run where state in ('QUEUED', 'RUNNING')`,
        );
        expect(waiting).toEqual([]);
      },
      { timeoutMs: 20_000 },
    );
  };
  const standing = async () => {
    const rows = await world.database.query<{ stands: string }>(
      `select concat_ws(' ', o.code, u.code, a.role) as stands from assignment a
         join obligation o on o.id = a.obligation_id join unit u on u.id = a.unit_id where a.withdrawn_at is null
       union all
       select concat_ws(' ', 'task', o.code, u.code, t.period_key) from task t
         join obligation o on o.id = t.obligation_id join unit u on u.id = t.unit_id where t.status <> 'CANCELLED'
       order by stands`,
    );
    return rows.map(({ stands }) => stands);
  };

  it('stand as if they were derived from nothing, whatever happened and in whichever order', async () => {
    const sequences = fc.array(anyChange, { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sequences, async (changes) => {
        for (const change of changes) await happen(change);
        await followed();
        const incrementally = await standing();
        for (const table of ['task_event', 'task', 'assignment']) {
          await world.database.query(`delete from ${table}`);
        }
        await derive(editor, instrumentId);
        expect(incrementally).toEqual(await standing());
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 300_000);
});
