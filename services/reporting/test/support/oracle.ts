import type {
  ObligationTasksRescheduledV1,
  ObligationTasksRevisedV1,
  OrgUnitSnapshot,
  PayloadOf,
  TaskSnapshot,
} from '@rasad/event-contracts';
import type { SourceEvent } from './event-feed.js';

/** The figures of a summary, counted naively. */
export interface Figures {
  assigned: number;
  toDo: number;
  inProgress: number;
  submitted: number;
  returned: number;
  accepted: number;
  overdue: number;
  compliant: number;
  partiallyCompliant: number;
  nonCompliant: number;
  notApplicable: number;
  notAssessed: number;
  score: number | null;
}

interface Law {
  provisions: Map<string, string | null>;
}

/** What the events up to an instant say, folded in the plainest way: an independent answer to compare with. */
export class Oracle {
  readonly units = new Map<string, OrgUnitSnapshot>();
  readonly tasks = new Map<string, TaskSnapshot>();
  readonly law: Law = { provisions: new Map() };
  /** Kinds of provisions by id. */
  readonly kinds = new Map<string, string>();

  constructor(events: readonly SourceEvent[], until?: string) {
    const seen = events.filter((event) => until === undefined || event.occurredAt <= until);
    const expressions = new Map<string, Map<string, string | null>>();
    for (const event of seen) this.fold(event, expressions);
  }

  /** Ids from a unit up to its root. */
  unitPath(id: string): string[] {
    return pathIn(
      (unitId) => this.units.get(unitId)?.parentId ?? null,
      (unitId) => this.units.has(unitId),
      id,
    );
  }

  /** Ids from a provision up to its chapter. */
  provisionPath(id: string): string[] {
    const { provisions } = this.law;
    return pathIn(
      (provisionId) => provisions.get(provisionId) ?? null,
      (at) => provisions.has(at),
      id,
    );
  }

  /** Tasks of a unit's subtree and a provision's subtree; null for all. */
  tasksOf(unitId: string | null, provisionId: string | null): TaskSnapshot[] {
    return [...this.tasks.values()].filter(
      (task) =>
        (unitId === null || this.unitPath(task.unitId).includes(unitId)) &&
        (provisionId === null || this.provisionPath(task.provisionId).includes(provisionId)),
    );
  }

  figures(unitId: string | null, provisionId: string | null, today: string): Figures {
    return figuresOf(this.tasksOf(unitId, provisionId), today);
  }

  private fold(event: SourceEvent, expressions: Map<string, Map<string, string | null>>): void {
    const payload = event.payload as Record<string, unknown>;
    if (event.definition.aggregate === 'org-unit')
      this.takeNewest(this.units, payload['unit'] as OrgUnitSnapshot);
    if (event.definition.aggregate === 'task') this.takeNewest(this.tasks, payload['task'] as TaskSnapshot);
    if (event.definition.verb === 'tasks-opened') this.open(payload as never);
    if (['tasks-rescheduled', 'tasks-revised'].includes(event.definition.verb)) this.revise(payload as never);
    if (event.definition.verb === 'provisions-loaded') this.load(expressions, payload as never);
    if (event.definition.verb === 'published') {
      const { expression } = payload as { expression: { id: string } };
      this.law.provisions = expressions.get(expression.id) ?? new Map();
    }
  }

  private open(payload: {
    obligationId: string;
    provisionId: string;
    instrumentId: string;
    weight: number;
    rows: { taskId: string; assignmentId: string; unitId: string; dueOn: string }[];
  }): void {
    const { rows, ...obligation } = payload;
    for (const { taskId, ...row } of rows) {
      this.takeNewest(this.tasks, {
        ...{ ...obligation, ...row, id: taskId, obligationTitle: { en: '' } },
        ...{ status: 'TO_DO', result: 'NOT_ASSESSED', version: 1 },
      });
    }
  }

  private revise({
    rows,
    ...obligation
  }: PayloadOf<typeof ObligationTasksRevisedV1> | PayloadOf<typeof ObligationTasksRescheduledV1>): void {
    for (const { taskId, ...row } of rows) this.takeNewest(this.tasks, { ...obligation, ...row, id: taskId });
  }

  private load(
    expressions: Map<string, Map<string, string | null>>,
    payload: {
      expressionId: string;
      provisions: { id: string; parentId: string | null; kind: string; status: string }[];
    },
  ): void {
    const known = expressions.get(payload.expressionId) ?? new Map<string, string | null>();
    expressions.set(payload.expressionId, known);
    for (const { id, parentId, kind, status } of payload.provisions) {
      if (status === 'REPEALED') continue;
      known.set(id, parentId);
      this.kinds.set(id, kind);
    }
  }

  private takeNewest<T extends { id: string; version: number }>(known: Map<string, T>, state: T): void {
    if ((known.get(state.id)?.version ?? 0) < state.version) known.set(state.id, state);
  }
}

function pathIn(parentOf: (id: string) => string | null, has: (id: string) => boolean, id: string): string[] {
  const path = [id];
  for (let at = parentOf(id); at !== null && has(at); at = parentOf(at)) path.push(at);
  return has(id) ? path : [id];
}

/** Counts tasks one by one, by the words of the definition. */
export function figuresOf(all: readonly TaskSnapshot[], today: string): Figures {
  const tasks = all.filter((task) => task.status !== 'CANCELLED');
  const status = (name: string) => tasks.filter((task) => task.status === name).length;
  const result = (name: string) => tasks.filter((task) => task.result === name).length;
  const scored = tasks.filter(
    (task) => task.result !== 'NOT_APPLICABLE' && (task.dueOn <= today || task.result !== 'NOT_ASSESSED'),
  );
  const credit = (task: TaskSnapshot) =>
    ({ COMPLIANT: 1, PARTIALLY_COMPLIANT: 0.5, NON_COMPLIANT: 0, NOT_APPLICABLE: 0, NOT_ASSESSED: 0 })[
      task.result
    ];
  const weight = scored.reduce((sum, task) => sum + task.weight, 0);
  return {
    assigned: tasks.length,
    toDo: status('TO_DO'),
    inProgress: status('IN_PROGRESS'),
    submitted: status('SUBMITTED'),
    returned: status('RETURNED'),
    accepted: status('ACCEPTED'),
    overdue: tasks.filter((task) => task.dueOn < today && task.status !== 'ACCEPTED').length,
    compliant: result('COMPLIANT'),
    partiallyCompliant: result('PARTIALLY_COMPLIANT'),
    nonCompliant: result('NON_COMPLIANT'),
    notApplicable: result('NOT_APPLICABLE'),
    notAssessed: result('NOT_ASSESSED'),
    score: weight > 0 ? scored.reduce((sum, task) => sum + task.weight * credit(task), 0) / weight : null,
  };
}

/** The byte of a cell from the tasks behind it, by the words of the legend. */
export function cellOf(all: readonly TaskSnapshot[], today: string): { cell: number; count: number } {
  const tasks = all.filter((task) => task.status !== 'CANCELLED');
  const code = (task: TaskSnapshot) =>
    task.status === 'ACCEPTED'
      ? { COMPLIANT: 4, PARTIALLY_COMPLIANT: 5, NON_COMPLIANT: 6, NOT_APPLICABLE: 7, NOT_ASSESSED: 0 }[
          task.result
        ]
      : { TO_DO: 1, IN_PROGRESS: 1, SUBMITTED: 2, RETURNED: 3, CANCELLED: 0 }[task.status];
  const codes = new Set(tasks.map(code));
  const worst = [6, 3, 5, 2, 1, 4, 7].find((candidate) => codes.has(candidate)) ?? 0;
  const overdue = tasks.some((task) => task.dueOn < today && task.status !== 'ACCEPTED');
  return { cell: worst + (overdue ? 8 : 0) + (tasks.length > 1 ? 16 : 0), count: tasks.length };
}
