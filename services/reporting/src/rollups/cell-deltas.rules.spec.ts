import { describe, expect, it } from '@jest/globals';
import { taskResult, taskStatus } from '@rasad/event-contracts';
import fc from 'fast-check';
import { CellDeltas, removesTasks } from './cell-deltas.rules.js';
import { contributionOf, counters, newestByTask, weightOf, type TaskFact } from './task-fact.rules.js';

const fact = fc.record({
  taskId: fc.constantFrom('t1', 't2', 't3'),
  version: fc.integer({ min: 1, max: 9 }),
  unitId: fc.constantFrom('leaf-1', 'leaf-2', 'district'),
  provisionId: fc.constantFrom('p1', 'p2'),
  obligationId: fc.constant('o'),
  instrumentId: fc.constant('i'),
  dueOn: fc.constantFrom('2026-01-01', '2026-02-01'),
  weight: fc.integer({ min: 1, max: 5_000_000 }),
  status: fc.constantFrom(...taskStatus.options),
  result: fc.constantFrom(...taskResult.options),
});

const paths: Record<string, string[]> = {
  'leaf-1': ['city', 'district', 'leaf-1'],
  'leaf-2': ['city', 'leaf-2'],
  district: ['city', 'district'],
};
const newDeltas = () => new CellDeltas((unitId) => paths[unitId] ?? [unitId]);

/** Cells after deltas, as an object by key. */
function applied(batches: CellDeltas[]): Record<string, number[]> {
  const cells: Record<string, number[]> = {};
  for (const { unitId, provisionId, dueOn, amounts } of batches.flatMap((batch) => batch.sorted())) {
    const key = `${unitId}|${provisionId}|${dueOn}`;
    cells[key] = amounts.map((amount, index) => amount + (cells[key]?.[index] ?? 0));
  }
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell.some((amount) => amount !== 0)));
}

describe('deltas of a batch', () => {
  it('lead from old to new, however the changes are split into batches', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (states, size) => {
        const current = new Map<string, TaskFact>();
        const batches: CellDeltas[] = [];
        states.forEach((after, index) => {
          if (index % size === 0) batches.push(newDeltas());
          batches.at(-1)!.add({ before: current.get(after.taskId) ?? null, after });
          current.set(after.taskId, after);
        });
        const whole = newDeltas();
        for (const after of current.values()) whole.add({ before: null, after });
        expect(applied(batches)).toEqual(applied([whole]));
      }),
    );
  });

  it('come in key order, so that two writers lock cells in the same order', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 10 }), (states) => {
        const deltas = newDeltas();
        for (const after of states) deltas.add({ before: null, after });
        const keys = deltas.sorted().map((cell) => `${cell.unitId}|${cell.provisionId}|${cell.dueOn}`);
        expect(keys).toEqual([...new Set(keys)].sort());
      }),
    );
  });

  it('leave out what cancels itself out', () => {
    const [state] = fc.sample(fact, 1);
    const deltas = newDeltas();
    deltas.add({ before: state!, after: { ...state!, version: 10 } });
    expect(deltas.sorted()).toEqual([]);
  });

  it('count a task of a unit that is not known yet for that unit alone', () => {
    const deltas = newDeltas();
    const [state] = fc.sample(fact, 1);
    deltas.add({ before: null, after: { ...state!, unitId: 'new', status: 'TO_DO' } });
    expect(deltas.sorted().map((cell) => cell.unitId)).toEqual(['new']);
  });

  it('are known to take tasks out of their cell', () => {
    const amounts = (status: TaskFact['status']) =>
      contributionOf({ status, result: 'NOT_ASSESSED', weight: 1 });
    const cell = { unitId: 'u', provisionId: 'p', dueOn: '2026-01-01' };
    expect(removesTasks({ ...cell, amounts: amounts('TO_DO') })).toBe(false);
    expect(removesTasks({ ...cell, amounts: amounts('TO_DO').map((amount) => -amount) })).toBe(true);
    const moved = amounts('SUBMITTED').map((amount, index) => amount - amounts('TO_DO')[index]!);
    expect(removesTasks({ ...cell, amounts: moved })).toBe(false);
  });
});

describe('what a task contributes', () => {
  it('is one status and one result with its weight, or nothing once it is cancelled', () => {
    fc.assert(
      fc.property(fact, (state) => {
        const named = Object.fromEntries(
          contributionOf(state).map((amount, index) => [counters[index], amount]),
        );
        const tasks =
          named['to_do'] + named['in_progress'] + named['submitted'] + named['returned'] + named['accepted'];
        expect(tasks).toBe(state.status === 'CANCELLED' ? 0 : 1);
        const weight =
          named['open_weight'] +
          named['compliant_weight'] +
          named['partial_weight'] +
          named['non_compliant_weight'];
        const counts = state.status !== 'CANCELLED' && state.result !== 'NOT_APPLICABLE';
        expect(weight).toBe(counts ? state.weight : 0);
      }),
    );
  });
});

describe('the newest observation of a task', () => {
  it('is the one with the highest version, wherever it comes in the batch', () => {
    const observed = fact.map((state) => ({ ...state, occurredAt: '2026-01-01T00:00:00Z' }));
    fc.assert(
      fc.property(fc.array(observed), (observations) => {
        const newest = newestByTask(observations);
        expect(newest.map((state) => state.taskId)).toEqual(
          [...new Set(observations.map((state) => state.taskId))].sort(),
        );
        for (const state of newest) {
          const versions = observations.filter((other) => other.taskId === state.taskId);
          expect(state.version).toBe(Math.max(...versions.map((other) => other.version)));
        }
      }),
    );
  });
});

describe('a weight', () => {
  it('is kept in millionths and never vanishes', () => {
    expect(weightOf(2)).toBe(2_000_000);
    expect(weightOf(0.1)).toBe(100_000);
    expect(weightOf(1e-9)).toBe(1);
  });

  it('that could not be summed exactly is refused', () => {
    expect(weightOf(1e9)).toBeNull();
    expect(weightOf(Number.MAX_VALUE)).toBeNull();
  });
});
