import { Injectable } from '@nestjs/common';
import { CommentAddedV1, CommentRetractedV1, type Actor } from '@rasad/event-contracts';
import { CommandLog, EventStore, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  findTextProblem,
  problemWith,
  refuse,
  refuseAny,
  requireCapacity,
  requireId,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { isOfParty } from '../actors/party.rules.js';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { complianceMessages } from '../messages.js';
import { TaskChanges } from '../tasks/task-changes.service.js';
import { lockTask, type LockedTask } from '../tasks/task-lock.queries.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { findComment, type FoundComment } from './comment-lock.queries.js';
import { CommentNotices } from './comment-notices.js';
import { CommentRetractionEntity } from './comment-retraction.entity.js';
import { CommentEntity } from './comment.entity.js';
import type { AddCommentInput, RetractCommentInput } from './comment.graphql.js';

/** Longest comment, in characters. */
const maxBody = 5_000;

/** Row ids of what a comment was about. */
export interface Commented {
  commentId: string;
  taskId: string;
}

/** Commenting on tasks. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly events: EventStore,
    private readonly changes: TaskChanges,
    private readonly notices: CommentNotices,
    private readonly taskNotices: TaskNotices,
  ) {}

  /** Adds a comment; it raises no version of the task, so that nobody's work on it is held up. */
  add(caller: Caller, input: AddCommentInput): Promise<Commented> {
    return this.once(caller, 'addComment', input, (tx) => this.addOnce(tx, caller, input));
  }

  /** Takes back a comment of the caller's own; that there was one stays on record. */
  retract(caller: Caller, input: RetractCommentInput): Promise<Commented> {
    return this.once(caller, 'retractComment', input, (tx) => this.retractOnce(tx, caller, input));
  }

  private async once(
    caller: Caller,
    operation: string,
    input: AddCommentInput | RetractCommentInput,
    work: (tx: EntityManager) => Promise<Commented>,
  ): Promise<Commented> {
    const command = { key: input.clientMutationId, actorId: caller.principal.id, operation, body: input };
    const commented = await this.transactions.run((tx) => this.commands.once(tx, command, () => work(tx)));
    this.notices.changed([commented.commentId]);
    this.taskNotices.changed([commented.taskId]);
    return commented;
  }

  private async addOnce(tx: EntityManager, caller: Caller, input: AddCommentInput): Promise<Commented> {
    const task = await this.changes.lock(tx, caller, input.taskId, 'input.taskId');
    const capacity = requireCapacity(caller.access, 'comment.write', task.unitPath, 'input.taskId');
    refuseAny(findTextProblem(input.body, 'input.body', maxBody));
    const author = actorOf(caller.principal, capacity);
    const [commentId, at] = [uuidv7(), new Date()];
    await tx.insert(CommentEntity, {
      id: commentId,
      taskId: task.id,
      body: input.body.trim(),
      ...actorFields('author', author),
      writtenAt: at,
    });
    await this.tell(tx, task, CommentAddedV1, {
      ...{ commentId, version: 1, authorId: author.id },
      ...{ actor: author, at, correlationId: caller.correlationId },
    });
    return { commentId, taskId: task.id };
  }

  private async retractOnce(
    tx: EntityManager,
    caller: Caller,
    input: RetractCommentInput,
  ): Promise<Commented> {
    const { comment, task } = await lockComment(tx, caller, input.commentId);
    const capacity = requireCapacity(caller.access, 'comment.write', task.unitPath, 'input.commentId');
    refuseAny(retractionObstacle(comment, caller.principal.id));
    const actor = actorOf(caller.principal, capacity);
    const at = new Date();
    await tx.insert(CommentRetractionEntity, {
      commentId: comment.id,
      ...actorFields('retracter', actor),
      retractedAt: at,
    });
    await this.tell(tx, task, CommentRetractedV1, {
      ...{ commentId: comment.id, version: 2, authorId: comment.author.id },
      ...{ actor, at, correlationId: caller.correlationId },
    });
    return { commentId: comment.id, taskId: task.id };
  }

  private async tell(
    tx: EntityManager,
    { id: taskId, unitId, provisionId, unitCodes }: LockedTask,
    definition: typeof CommentAddedV1,
    told: {
      commentId: string;
      version: number;
      authorId: string;
      actor: Actor;
      at: Date;
      correlationId: string;
    },
  ): Promise<void> {
    const { commentId: id, version, authorId, actor, at, correlationId } = told;
    await this.events.append(tx, definition, {
      aggregateId: id,
      aggregateVersion: version,
      payload: { comment: { id, taskId, unitId, provisionId, authorId } },
      actor,
      unitPath: unitCodes,
      correlationId,
      occurredAt: at,
    });
  }
}

/** Finds a comment that the caller may read and locks its task; hidden and missing are refused alike. */
async function lockComment(
  tx: EntityManager,
  caller: Caller,
  globalId: string,
): Promise<{ comment: FoundComment; task: LockedTask }> {
  const id = requireId('Comment', globalId, 'input.commentId');
  const taskId = (await findComment(tx, id))?.taskId;
  const task = taskId === undefined ? null : await lockTask(tx, caller.access, taskId);
  // Read again: the one who held the lock may have taken it back.
  const comment = task && (await findComment(tx, id));
  const readable = task !== null && caller.access.allows('report.read', task.unitPath);
  if (!comment || !readable) return refuse(ErrorCode.NOT_FOUND, 'input.commentId', 'notFound');
  return { comment, task };
}

function retractionObstacle({ author, isRetracted }: FoundComment, principalId: string) {
  if (!isOfParty(author, principalId)) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.commentId', complianceMessages.notOwnComment);
  }
  return isRetracted
    ? problemWith(ErrorCode.STATE, 'input.commentId', complianceMessages.commentRetracted)
    : null;
}
