import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bearingRole,
  bearingUnits,
  parseObligations,
  parseOrganisation,
  type ParsedDocument,
} from '@rasad/import-formats';
import { sampleFolder } from '../src/project-files.ts';
import type { GatewayDouble } from './gateway-double.ts';

/** A task in the double's memory. */
export interface DoubleTask {
  id: string;
  status: string;
  result: string;
  unit: string;
  obligation: string;
  evidenceRequired: boolean;
  dueOn: string;
  evidence: string[];
  reports: { id: string; number: number; author: string }[];
  reviews: { id: string }[];
}

function document<T>(file: string, parse: (text: string) => ParsedDocument<T>): T {
  const parsed = parse(readFileSync(join(sampleFolder, file), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

/** Who bears what in the sample, and until when; one task each. */
export function sampleTasks(): DoubleTask[] {
  const { units } = document('organisation.json', parseOrganisation);
  const { obligations } = document('obligations.json', parseObligations);
  return obligations.flatMap((obligation) =>
    bearingUnits(units)
      .filter((unit) => ['LEAD', 'SUPPORT'].includes(bearingRole(unit, obligation) ?? ''))
      .map((unit) => ({
        id: `${obligation.code}~${unit.code}`,
        status: 'TO_DO',
        result: 'NOT_ASSESSED',
        unit: unit.code,
        obligation: obligation.code,
        evidenceRequired: obligation.evidenceRequired || obligation.evidenceRule !== null,
        dueOn: obligation.cadence === 'ONCE' ? '2012-10-28' : '2027-01-10',
        evidence: [],
        reports: [],
        reviews: [],
      })),
  );
}

/** Lets a gateway double behave as the platform does towards a sample load: imports, derivation, tasks, reports, reviews. */
export class SamplePlatform {
  readonly tasks = sampleTasks();
  #derived = 0;
  /** How many assignments a derivation finds; fewer while the units' events are still on their way. */
  derivable = Number.POSITIVE_INFINITY;
  /** How often obligations are refused because their units are not known yet. */
  obligationsRefused = 0;
  readonly #isImported = new Set<string>();

  serve(double: GatewayDouble): void {
    double.onGraph({
      importOrganisation: () => this.#import('organisation'),
      importCharter: () => this.#import('charter'),
      importInstrument: () => this.#import('instrument'),
      addExpression: () => this.#import('amendment'),
      importObligations: () => this.#importObligations(),
      instrument: () => ({ id: 'instrument-1' }),
      deriveAssignments: () => this.#derive(),
      assignments: ({ after }) =>
        this.#page(after, ({ unit, obligation }) => ({
          unit: { code: unit },
          obligation: { code: obligation },
        })),
      tasks: ({ after }) => this.#page(after, taskNode),
      startTask: (input, { token }) => this.#start(String(input['taskId']), token),
      addEvidence: (input, { token }) => this.#addEvidence(String(input['taskId']), token),
      submitReport: (input, { token }) => this.#submit(input, token),
      reviewReport: (input, { token }) => this.#review(input, token),
    });
  }

  #import(what: string) {
    const action = this.#isImported.has(what) ? 'KEEP' : 'CREATE';
    this.#isImported.add(what);
    return { changes: [{ action, entity: what, code: what, detail: null }], userErrors: [] };
  }

  #importObligations() {
    if (this.obligationsRefused-- > 0) {
      const error = {
        code: 'NOT_FOUND',
        field: ['input', 'document'],
        message: 'the unit dg-contracts is not known',
      };
      return { changes: [], userErrors: [error] };
    }
    return this.#import('obligations');
  }

  #derive() {
    const before = this.#derived;
    this.#derived = Math.max(before, Math.min(this.tasks.length, this.derivable));
    this.derivable = Number.POSITIVE_INFINITY;
    const created = this.#derived - before;
    return { assignmentsCreated: created, assignmentsWithdrawn: 0, tasksOpened: created, userErrors: [] };
  }

  #page(after: unknown, node: (task: DoubleTask) => unknown) {
    const from = Number(after ?? 0);
    const to = Math.min(from + 200, this.#derived);
    const pageInfo = { hasNextPage: to < this.#derived, endCursor: String(to) };
    return { nodes: this.tasks.slice(from, to).map(node), pageInfo };
  }

  #start(id: string, token: string | undefined) {
    const task = this.#task(id);
    if (token !== reporterToken(task.unit) || task.status !== 'TO_DO') return refused('STATE');
    task.status = 'IN_PROGRESS';
    return { userErrors: [] };
  }

  #addEvidence(id: string, token: string | undefined) {
    const task = this.#task(id);
    if (token !== reporterToken(task.unit)) return { evidence: null, ...refused('NOT_ALLOWED') };
    const evidence = { id: `${id}~evidence-${task.evidence.length + 1}` };
    task.evidence.push(evidence.id);
    return { evidence, userErrors: [] };
  }

  #submit(input: Record<string, unknown>, token: string | undefined) {
    const id = String(input['taskId']);
    const task = this.#task(id);
    const named = (input['evidenceIds'] ?? []) as string[];
    const isProved = named.length > 0 && named.every((each) => task.evidence.includes(each));
    if (task.evidenceRequired && !isProved) return { report: null, ...refused('REQUIRED') };
    if (token !== reporterToken(task.unit) || task.status === 'ACCEPTED')
      return { report: null, ...refused('STATE') };
    const report = { id: `${id}~${task.reports.length + 1}`, number: task.reports.length + 1, author: token };
    task.reports.push(report);
    task.status = 'SUBMITTED';
    return { report, userErrors: [] };
  }

  #review(input: Record<string, unknown>, token: string | undefined) {
    const task = this.tasks.find(({ reports }) => reports.at(-1)?.id === input['reportId']);
    if (!task || token !== 'token-inspector' || task.status !== 'SUBMITTED') return refused('STATE');
    const isAccepted = input['decision'] === 'ACCEPT';
    if (!isAccepted && !input['comment']) return refused('REQUIRED');
    task.status = isAccepted ? 'ACCEPTED' : 'RETURNED';
    if (isAccepted) task.result = String(input['result']);
    task.reviews.push({ id: `review-${task.reviews.length + 1}` });
    return { userErrors: [] };
  }

  #task(id: string): DoubleTask {
    const task = this.tasks.find((candidate) => candidate.id === id);
    if (!task) throw new Error(`no task ${id}`);
    return task;
  }
}

function taskNode(task: DoubleTask) {
  const { id, status, dueOn, unit, obligation, evidenceRequired, reports, reviews } = task;
  return {
    id,
    status,
    dueOn,
    overdue: dueOn < '2026-11-23' && status !== 'ACCEPTED',
    unit: { code: unit },
    obligation: { code: obligation, title: obligation, evidenceRequired },
    reports,
    reviews,
  };
}

function reporterToken(unit: string): string {
  return `token-reporter-${unit.replace(/^district-([12])$/, 'd$1')}`;
}

function refused(code: string) {
  return { userErrors: [{ code, field: ['input'], message: 'refused' }] };
}
