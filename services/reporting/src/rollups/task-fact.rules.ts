import type { TaskResult, TaskStatus } from '@rasad/event-contracts';

/** A task as the read models count it. */
export interface TaskFact {
  taskId: string;
  version: number;
  unitId: string;
  provisionId: string;
  obligationId: string;
  instrumentId: string;
  /** Gregorian date `YYYY-MM-DD`. */
  dueOn: string;
  /** Weight in scores, in millionths: whole numbers add up exactly, however the sums are formed. */
  weight: number;
  status: TaskStatus;
  result: TaskResult;
}

/** A task as one event states it. */
export interface TaskObservation extends TaskFact {
  /** UTC instant, ISO 8601. */
  occurredAt: string;
}

interface CounterDefinition {
  /** Statuses or results that count; a cancelled task counts nowhere. */
  status?: TaskStatus;
  result?: TaskResult;
  /** The counter adds up weights instead of tasks. */
  weighed?: true;
}

/** What a cell of the roll-up holds, as data: the same table drives the deltas, the recount and the past. */
export const counterDefinitions = {
  to_do: { status: 'TO_DO' },
  in_progress: { status: 'IN_PROGRESS' },
  submitted: { status: 'SUBMITTED' },
  returned: { status: 'RETURNED' },
  accepted: { status: 'ACCEPTED' },
  compliant: { result: 'COMPLIANT' },
  partially_compliant: { result: 'PARTIALLY_COMPLIANT' },
  non_compliant: { result: 'NON_COMPLIANT' },
  not_applicable: { result: 'NOT_APPLICABLE' },
  open_weight: { result: 'NOT_ASSESSED', weighed: true },
  compliant_weight: { result: 'COMPLIANT', weighed: true },
  partial_weight: { result: 'PARTIALLY_COMPLIANT', weighed: true },
  non_compliant_weight: { result: 'NON_COMPLIANT', weighed: true },
} as const satisfies Record<string, CounterDefinition>;

/** A counter of the roll-up; also its column. */
export type Counter = keyof typeof counterDefinitions;

/** All counters in the order of the roll-up's columns. */
export const counters = Object.keys(counterDefinitions) as Counter[];

/** Counters whose sum is the number of tasks. */
export const statusCounters = counters.filter((counter) => 'status' in counterDefinitions[counter]);

const millionths = 1_000_000;

/** A weight in millionths, at least one of them. @returns null where it is too large to be added up exactly. */
export function weightOf(weight: number): number | null {
  const whole = Math.max(1, Math.round(weight * millionths));
  return whole <= 1e12 ? whole : null;
}

/** How much each counter of a cell owes to one task, in the order of `counters`. */
export function contributionOf(fact: Pick<TaskFact, 'status' | 'result' | 'weight'>): number[] {
  return counters.map((counter) => {
    const { status, result, weighed }: CounterDefinition = counterDefinitions[counter];
    if (fact.status === 'CANCELLED') return 0;
    if ((status ?? fact.status) !== fact.status || (result ?? fact.result) !== fact.result) return 0;
    return weighed ? fact.weight : 1;
  });
}

/** The newest observation of each task, in order of task id so that writers lock rows in one order. */
export function newestByTask(observations: readonly TaskObservation[]): TaskObservation[] {
  const newest = new Map<string, TaskObservation>();
  for (const observation of observations) {
    const known = newest.get(observation.taskId);
    if (!known || known.version < observation.version) newest.set(observation.taskId, observation);
  }
  return [...newest.values()].sort((a, b) => (a.taskId < b.taskId ? -1 : 1));
}
