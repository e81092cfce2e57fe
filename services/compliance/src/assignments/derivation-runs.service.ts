import { Injectable } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { TaskNotices } from '../tasks/task-notices.js';
import type { DerivationRunRow, RunRequest } from './derivation-run.js';
import {
  advanceRun,
  failRun,
  finishRun,
  insertRun,
  joinRun,
  readRun,
  startRun,
} from './derivation-runs.queries.js';
import { obligationsPerStep } from './derivation-step.js';
import { countObligations, nextObligationIds } from './derivation.queries.js';
import { DerivationService } from './derivation.service.js';

/** Obligations times units that a request may derive while its caller waits: a second or two. */
const smallWork = 20_000;

/** What came of one step of a run. */
interface RunStep {
  ended: boolean;
  changedTaskIds: string[];
}

const ended: RunStep = { ended: true, changedTaskIds: [] };

/** Derivations as they are asked for, gone through step by step, and remembered. */
@Injectable()
export class DerivationRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly derivation: DerivationService,
    private readonly notices: TaskNotices,
  ) {}

  /** Asks for a derivation; one that is open for the same instrument is joined and goes over everything again. */
  async request(tx: EntityManager, request: RunRequest): Promise<string> {
    for (;;) {
      const id = uuidv7();
      if (await insertRun(tx, { ...request, id }, new Date())) return id;
      const joined = await joinRun(tx, request);
      if (joined) return joined;
    }
  }

  /** Whether a run is done soon enough to wait for it. */
  isSmall(runId: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const run = await readRun(tx, runId);
      if (!run) return true;
      return (await countObligations(tx, run)) * (await this.derivation.unitCount(tx)) <= smallWork;
    });
  }

  /**
   * Goes through a run to its end, from where it stands. Several may do so at once: they take turns, and each step is
   * counted once. @param signal ends it early, between two steps.
   */
  async execute(runId: string, signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const step = await this.transactions.run((tx) => this.step(tx, runId));
      this.notices.changed(step.changedTaskIds);
      if (step.ended) return;
    }
  }

  /** Gives a run up for good. @param failure what stood in the way, for operators. */
  async fail(runId: string, failure: string): Promise<void> {
    await this.transactions.run((tx) => failRun(tx, runId, failure, new Date()));
  }

  private async step(tx: EntityManager, runId: string): Promise<RunStep> {
    const at = new Date();
    const run = await readRun(tx, runId);
    if (!run || run.state === 'DONE' || run.state === 'FAILED') return ended;
    if (run.state === 'QUEUED') return this.start(tx, run, at);
    const atOnce = obligationsPerStep(await this.derivation.unitCount(tx));
    const obligationIds = await nextObligationIds(tx, run, run.lastObligationId, atOnce);
    if (obligationIds.length === 0) return this.finish(tx, run, at);
    const scope = { choice: run.choice, obligationIds, unitIds: null };
    const outcome = await this.derivation.step(tx, scope, contextOf(run, at));
    // Last: whoever changes obligations and then asks for a run of them locks in the same order.
    await advanceRun(tx, run, outcome, outcome.complete ? obligationIds : []);
    return { ended: false, changedTaskIds: outcome.changedTaskIds };
  }

  private async start(tx: EntityManager, run: DerivationRunRow, at: Date): Promise<RunStep> {
    await startRun(tx, run.id, await countObligations(tx, run), at);
    return { ended: false, changedTaskIds: [] };
  }

  private async finish(tx: EntityManager, run: DerivationRunRow, at: Date): Promise<RunStep> {
    await finishRun(tx, run, await countObligations(tx, run), at);
    return { ended: false, changedTaskIds: [] };
  }
}

function contextOf({ actor, correlationId, cause, day }: DerivationRunRow, at: Date) {
  return { actor, correlationId, trigger: { kind: cause }, at, today: day };
}
