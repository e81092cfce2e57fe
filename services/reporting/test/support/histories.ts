import fc from 'fast-check';
import type { SourceEvent } from './event-feed.js';
import { World } from './world.js';

/** One random step of a history; which unit, provision or task it concerns is drawn modulo what there is. */
interface Step {
  act: string;
  a: number;
  b: number;
  c: number;
}

const acts = [
  ...['createUnit', 'moveUnit', 'closeUnit', 'renameUnit', 'addProvision', 'publishLaw', 'repealProvision'],
  ...['openTasks', 'openTasks', 'startTask', 'reportTask', 'reportTask', 'acceptTask', 'acceptTask'],
  ...['returnTask', 'reopenTask', 'cancelTask', 'passTask', 'rescheduleTasks', 'rescheduleTasks'],
  ...['withdrawReport', 'firstAcceptTask', 'entrustTask', 'amendTask'],
  ...['reviseObligation', 'reviseObligation'],
];

const results = ['COMPLIANT', 'PARTIALLY_COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'] as const;
const kinds = ['DISTRICT', 'DEPUTY', 'UNIT'] as const;
const levels = ['CHAPTER', 'ARTICLE', 'NOTE', 'CLAUSE', 'ITEM'] as const;
const dueDates = ['2026-08-20', '2026-09-01', '2026-09-02', '2026-10-01', '2026-12-31', '2099-01-01'];
const weights = [1, 2, 0.5, 3.25];

/** A city with a law in which many things happened. */
export const histories = (maxSteps: number): fc.Arbitrary<World> =>
  fc
    .array(
      fc.record({ act: fc.constantFrom(...acts), a: fc.nat(1_000), b: fc.nat(1_000), c: fc.nat(1_000) }),
      { minLength: 5, maxLength: maxSteps },
    )
    .map(worldOf);

function worldOf(steps: readonly Step[]): World {
  const world = new World();
  const root = world.createUnit(null, 'HEADQUARTERS');
  const units = [root, world.createUnit(root, 'DISTRICT'), world.createUnit(root, 'DISTRICT')];
  const provisions = [world.addProvision('CHAPTER')];
  provisions.push(world.addProvision('ARTICLE', provisions[0]));
  world.publishLaw();
  const tasks: string[] = [];
  for (const step of steps) take(world, { units, provisions, tasks }, step);
  return world;
}

interface Known {
  units: string[];
  provisions: string[];
  tasks: string[];
}

function take(world: World, { units, provisions, tasks }: Known, { act, a, b, c }: Step): void {
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
  const [unit, other] = [pick(units, a), pick(units, b)];
  const task = tasks.length > 0 ? pick(tasks, a) : undefined;
  if (act === 'createUnit') units.push(world.createUnit(unit, pick(kinds, b)));
  if (act === 'moveUnit' && !world.isBelow(other, unit)) world.moveUnit(unit, other);
  if (act === 'closeUnit') world.closeUnit(unit, pick(dueDates, b));
  if (act === 'renameUnit') world.renameUnit(unit, `Name ${b}`);
  if (act === 'addProvision') provisions.push(world.addProvision(pick(levels, b), pick(provisions, a)));
  if (act === 'publishLaw') world.publishLaw();
  // Never the first: there is always some law.
  if (act === 'repealProvision' && provisions.length > 1) {
    world.repealProvision(pick(provisions.slice(1), a));
  }
  if (act === 'openTasks') {
    const bearers = [...new Set([unit, other])];
    tasks.push(...world.openTasks(pick(provisions, c), bearers, pick(dueDates, a), pick(weights, b)));
  }
  if (task && act === 'reviseObligation') {
    world.reviseObligation(world.tasks.get(task)!.obligationId, pick(weights, b), pick(dueDates, c));
  }
  if (task) changeTask(world, task, act, { result: pick(results, b), unit: other, dueOn: pick(dueDates, c) });
}

/** Only what the task's status allows, as the compliance service would. */
function changeTask(
  world: World,
  task: string,
  act: string,
  { result, unit, dueOn }: { result: (typeof results)[number]; unit: string; dueOn: string },
): void {
  const { status } = world.tasks.get(task)!;
  const isOpen = status !== 'ACCEPTED' && status !== 'CANCELLED';
  if (act === 'startTask' && status === 'TO_DO') world.startTask(task);
  if (act === 'reportTask' && isOpen) world.reportTask(task, result);
  if (act === 'acceptTask' && status === 'SUBMITTED') world.acceptTask(task, result);
  if (act === 'withdrawReport' && status === 'SUBMITTED') {
    world.withdrawReport(task, result === 'COMPLIANT' ? 'IN_PROGRESS' : 'RETURNED');
  }
  if (act === 'firstAcceptTask' && status === 'SUBMITTED') world.firstAcceptTask(task, result);
  if (act === 'entrustTask' && isOpen) world.entrustTask(task);
  if (act === 'amendTask' && status !== 'CANCELLED')
    world.amendTask(task, world.tasks.get(task)!.provisionId);
  if (act === 'returnTask' && status === 'SUBMITTED') world.returnTask(task);
  if (act === 'reopenTask' && status === 'ACCEPTED') world.reopenTask(task);
  if (act === 'cancelTask' && isOpen) world.cancelTask(task);
  if (act === 'passTask' && isOpen) world.passTask(task, unit);
  if (act === 'rescheduleTasks') world.rescheduleTasks(world.tasks.get(task)!.obligationId, dueOn);
}

/**
 * The events in some order in which they can arrive: each aggregate's in its own order, across aggregates any; a
 * bulk event and the later ones of the tasks in it are of different aggregates.
 */
export function arrivals(events: readonly SourceEvent[]): fc.Arbitrary<SourceEvent[]> {
  return fc.array(fc.nat(1_000_000), { minLength: events.length, maxLength: events.length }).map((draws) => {
    const queues = [...Map.groupBy(events, (event) => event.aggregateId).values()].map((queue) => [...queue]);
    return draws.map((draw) => {
      const index = draw % queues.length;
      const event = queues[index]!.shift()!;
      if (queues[index]!.length === 0) queues.splice(index, 1);
      return event;
    });
  });
}
