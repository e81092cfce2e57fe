import type { OrganisationDocument } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { inParallel } from '../in-parallel.ts';
import { allNodes } from '../pages.ts';
import { planSample, remainingSteps, type SampleSize, type SampleStep } from './sample-plan.rules.ts';
import {
  sampleAcceptComments,
  sampleEvidence,
  sampleNarrative,
  sampleReturnComment,
} from './sample-texts.ts';

/** A task as the committee reads it. */
interface SampleTask {
  id: string;
  status: string;
  dueOn: string;
  overdue: boolean;
  unit: { code: string };
  obligation: { code: string; title: string; evidenceRequired: boolean };
  reports: { id: string; number: number }[];
  reviews: { id: string }[];
}

/** What was done on the sample's tasks. */
export interface SampleWork {
  tasks: number;
  reports: number;
  reviews: number;
}

interface TaskJob {
  task: SampleTask;
  steps: SampleStep[];
  reporter: GatewayClient;
  inspector: GatewayClient;
}

const CONCURRENCY = 6;

/** Does the planned work on every task: reports by its unit's reporter, reviews by the inspector. */
export async function workOnSample(
  context: CommandContext,
  organisation: OrganisationDocument,
  size: SampleSize,
): Promise<SampleWork> {
  const tasks = await allNodes<SampleTask>(context.gateway('committee'), operations.tasks);
  const jobs = jobsFor(context, tasks, organisation, size);
  const work: SampleWork = { tasks: tasks.length, reports: 0, reviews: 0 };
  context.progress.begin(jobs.length);
  try {
    await inParallel(jobs, CONCURRENCY, async (job) => {
      await workOnTask(job, work);
      context.progress.tick();
    });
  } finally {
    context.progress.end();
  }
  return work;
}

/** The tasks on which something of the plan is left to do. */
function jobsFor(
  context: CommandContext,
  tasks: readonly SampleTask[],
  { grants }: OrganisationDocument,
  size: SampleSize,
): TaskJob[] {
  const usernames = new Map(
    grants.filter(({ role }) => role === 'REPORTER').map(({ scope, username }) => [scope, username]),
  );
  const inspector = context.gateway('inspector');
  const reporters = new Map([...usernames].map(([unit, username]) => [unit, inspector.as(username)]));
  const plans = planSample(
    tasks.map(({ unit, obligation, dueOn, overdue }) => ({
      unitCode: unit.code,
      obligationCode: obligation.code,
      dueOn,
      overdue,
    })),
    size,
  );
  return tasks.flatMap((task, index) => {
    const reporter = reporters.get(task.unit.code);
    const steps = remainingSteps(plans[index] ?? [], {
      isStarted: task.status !== 'TO_DO',
      reports: task.reports.length,
      reviews: task.reviews.length,
    });
    return reporter && steps.length > 0 ? [{ task, steps, reporter, inspector }] : [];
  });
}

async function workOnTask({ task, steps, reporter, inspector }: TaskJob, work: SampleWork): Promise<void> {
  let reportId = task.reports.toSorted((a, b) => a.number - b.number).at(-1)?.id ?? '';
  const count = { reports: task.reports.length, reviews: task.reviews.length };
  for (const step of steps) {
    if (step.act === 'START') await start(reporter, task);
    else if (step.act === 'SUBMIT') {
      reportId = await submit(reporter, task, step, ++count.reports);
      work.reports++;
    } else {
      await review(inspector, reportId, step, `sample-review-${++count.reviews}-${task.id}`);
      work.reviews++;
    }
  }
}

async function start(reporter: GatewayClient, task: SampleTask): Promise<void> {
  const { userErrors } = await reporter.mutate(
    operations.startTask,
    { taskId: task.id },
    `sample-start-${task.id}`,
  );
  requireAccepted(userErrors);
}

async function submit(
  reporter: GatewayClient,
  task: SampleTask,
  { result, isCorrection }: Extract<SampleStep, { act: 'SUBMIT' }>,
  number: number,
): Promise<string> {
  const narrative = sampleNarrative(task.obligation.title, result, isCorrection);
  const evidenceIds = task.obligation.evidenceRequired ? [await addEvidence(reporter, task, number)] : [];
  const { report, userErrors } = await reporter.mutate<{ report: { id: string } | null }>(
    operations.submitReport,
    { taskId: task.id, result, narrative, evidenceIds },
    `sample-report-${number}-${task.id}`,
  );
  requireAccepted(userErrors);
  return report?.id ?? '';
}

/** A link to where the unit would publish its proof. */
async function addEvidence(reporter: GatewayClient, task: SampleTask, number: number): Promise<string> {
  const { evidence, userErrors } = await reporter.mutate<{ evidence: { id: string } | null }>(
    operations.addEvidence,
    { taskId: task.id, ...sampleEvidence(task.obligation, task.unit.code, number) },
    `sample-evidence-${number}-${task.id}`,
  );
  requireAccepted(userErrors);
  return evidence?.id ?? '';
}

async function review(
  inspector: GatewayClient,
  reportId: string,
  step: Extract<SampleStep, { act: 'RETURN' | 'ACCEPT' }>,
  key: string,
): Promise<void> {
  const verdict =
    step.act === 'RETURN'
      ? { decision: 'RETURN', comment: sampleReturnComment }
      : { decision: 'ACCEPT', result: step.result, comment: sampleAcceptComments[step.result] };
  const { userErrors } = await inspector.mutate(operations.reviewReport, { reportId, ...verdict }, key);
  requireAccepted(userErrors);
}
