import { Injectable } from '@nestjs/common';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  problemWith,
  ProblemError,
  refuse,
  refuseAny,
  requireCapacity,
  requireId,
  type PrincipalGrant,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { TaskChanges } from '../tasks/task-changes.service.js';
import type { LockedTask } from '../tasks/task-lock.queries.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { canAct } from '../tasks/task.rules.js';
import { refuseState } from '../tasks/tasks.service.js';
import { EvidenceChanges } from './evidence-changes.service.js';
import { releaseUnused } from './evidence-file.queries.js';
import { countEvidence, isNamed, lockEvidence, type LockedEvidence } from './evidence-lock.queries.js';
import { maxEvidence } from './evidence-upload.rules.js';
import type { AddEvidenceInput, WithdrawEvidenceInput } from './evidence.graphql.js';
import { evidenceMessages } from './evidence.messages.js';
import { linkProblems } from './evidence.rules.js';

/** Row ids of what was done. */
export interface EvidenceDone {
  evidenceId: string;
  taskId: string;
}

/** Links as evidence, and taking evidence back; files come by `EvidenceUploads`. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly tasks: TaskChanges,
    private readonly changes: EvidenceChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** Adds a link to a task. */
  addLink(caller: Caller, input: AddEvidenceInput): Promise<EvidenceDone> {
    return this.carryOut(caller, 'addEvidence', input, async (tx) => {
      const { task, capacity } = await this.lockTask(tx, caller, input.taskId);
      refuseAny(...linkProblems(input, caller.access.today));
      const actor = actorOf(caller.principal, capacity);
      const at = new Date();
      const evidenceId = uuidv7();
      const link = {
        id: evidenceId,
        taskId: task.id,
        kind: 'LINK' as const,
        title: input.title.trim(),
        fileName: null,
        mediaType: null,
        size: null,
        sha256: null,
        url: new URL(input.url.trim()).href,
        effectiveOn: input.effectiveOn ?? null,
        state: 'AVAILABLE' as const,
        version: 1,
        ...actorFields('uploader', actor),
        uploadedAt: at,
      };
      await this.changes.add(tx, task, link, { actor, at, correlationId: caller.correlationId });
      return { evidenceId, taskId: task.id };
    });
  }

  /** Takes evidence back that no report names yet. */
  withdraw(caller: Caller, input: WithdrawEvidenceInput): Promise<EvidenceDone> {
    return this.carryOut(caller, 'withdrawEvidence', input, async (tx) => {
      const evidence = await this.lockEvidence(tx, caller, input.evidenceId);
      const capacity = requireCapacity(caller.access, 'evidence.add', evidence.unitPath, 'input.evidenceId');
      if (await isNamed(tx, evidence.id)) refuseWithdrawal();
      const at = new Date();
      const actor = actorOf(caller.principal, capacity);
      await this.changes.move(tx, evidence, 'WITHDRAW', { actor, at, correlationId: caller.correlationId });
      if (evidence.sha256 !== null) await releaseUnused(tx, evidence.sha256, at);
      return { evidenceId: evidence.id, taskId: evidence.taskId };
    });
  }

  /** Locks a task to which the caller may add evidence now. */
  async lockTask(
    tx: EntityManager,
    caller: Caller,
    globalId: string,
  ): Promise<{ task: LockedTask; capacity: PrincipalGrant }> {
    const task = await this.tasks.lock(tx, caller, globalId, 'input.taskId');
    const capacity = requireCapacity(caller.access, 'evidence.add', task.unitPath, 'input.taskId');
    if (!canAct('SUBMIT', task.status)) refuseState(task);
    if ((await countEvidence(tx, task.id)) >= maxEvidence) {
      const params = { max: maxEvidence };
      refuseAny(problemWith(ErrorCode.TOO_MANY, 'input.taskId', evidenceMessages.tooMuchEvidence, params));
    }
    return { task, capacity };
  }

  private async lockEvidence(tx: EntityManager, caller: Caller, globalId: string): Promise<LockedEvidence> {
    const evidence = await lockEvidence(tx, requireId('Evidence', globalId, 'input.evidenceId'));
    const isThere =
      evidence !== null &&
      evidence.state !== 'WITHDRAWN' &&
      caller.access.allows('report.read', evidence.unitPath);
    return isThere ? evidence : refuse(ErrorCode.NOT_FOUND, 'input.evidenceId', 'evidenceNotFound');
  }

  private async carryOut<I extends { clientMutationId?: string | null }>(
    caller: Caller,
    operation: string,
    input: I,
    work: (tx: EntityManager) => Promise<EvidenceDone>,
  ): Promise<EvidenceDone> {
    const done = await this.transactions.run((tx) => {
      const log = {
        key: input.clientMutationId,
        actorId: caller.principal.id,
        operation,
        body: input,
      };
      return this.commands.once(tx, log, () => work(tx));
    });
    this.notices.changed([done.taskId]);
    return done;
  }
}

function refuseWithdrawal(): never {
  throw new ProblemError([
    problemWith(ErrorCode.STATE, 'input.evidenceId', evidenceMessages.evidenceInReport),
  ]);
}
