import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  problemWith,
  ProblemError,
  refuse,
  refuseAny,
  requireId,
  toGlobalId,
} from '@rasad/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { FileLinks } from '../files/file-links.js';
import { FileStore } from '../files/file-store.js';
import { acceptedType } from '../files/file-type.rules.js';
import { FILES_SETTINGS, type FilesSettings } from '../files/files.settings.js';
import { JobQueue } from '../jobs/job-queue.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { EvidenceChanges } from './evidence-changes.service.js';
import { lockBytes, recordFile } from './evidence-file.queries.js';
import { EvidenceScan } from './evidence-scan.service.js';
import { EvidenceUploadEntity } from './evidence-upload.entity.js';
import { countOpenUploads, lockUpload, type LockedUpload } from './evidence-upload.queries.js';
import { hashProblem, maxOpenUploads, refusalProblem, uploadProblems } from './evidence-upload.rules.js';
import type { EvidenceEntity } from './evidence.entity.js';
import type { CompleteEvidenceUploadInput, CreateEvidenceUploadInput } from './evidence.graphql.js';
import { evidenceMessages } from './evidence.messages.js';
import { EvidenceService, type EvidenceDone } from './evidence.service.js';

/** Where an upload's bytes are to be sent, and until when. */
export interface UploadSlot {
  uploadId: string;
  url: string;
  expiresAt: Date;
}

/** Beginning and completing uploads; the bytes between come by `UploadReception`. */
@Injectable()
export class EvidenceUploads {
  private readonly logger = new Logger(EvidenceUploads.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly commands: CommandLog,
    private readonly evidence: EvidenceService,
    private readonly changes: EvidenceChanges,
    private readonly notices: TaskNotices,
    private readonly scan: EvidenceScan,
    private readonly jobs: JobQueue,
    private readonly store: FileStore,
    private readonly links: FileLinks,
    @Inject(FILES_SETTINGS) private readonly settings: FilesSettings,
  ) {}

  /** Begins an upload: what is said of the file is checked before a byte is sent. */
  async begin(caller: Caller, input: CreateEvidenceUploadInput): Promise<UploadSlot> {
    const { uploadId } = await this.transactions.run((tx) => {
      const log = this.command(caller, 'createEvidenceUpload', input);
      return this.commands.once(tx, log, async () => ({ uploadId: await this.open(tx, caller, input) }));
    });
    return this.slotOf(caller, uploadId);
  }

  /** Makes evidence of what was received, where it is what was sent. */
  async complete(caller: Caller, input: CompleteEvidenceUploadInput): Promise<EvidenceDone> {
    const uploadId = requireId('EvidenceUpload', input.uploadId, 'input.uploadId');
    const done = await this.transactions.run((tx) => {
      const log = this.command(caller, 'completeEvidenceUpload', input);
      return this.commands.once(tx, log, () => this.completeOnce(tx, caller, uploadId, input.sha256));
    });
    this.notices.changed([done.taskId]);
    if (this.scan.isOn) this.jobs.wake('scan-evidence', null);
    await this.tidy(uploadId);
    return done;
  }

  private async open(tx: EntityManager, caller: Caller, input: CreateEvidenceUploadInput): Promise<string> {
    const { task } = await this.evidence.lockTask(tx, caller, input.taskId);
    refuseAny(...uploadProblems(input, this.settings.maxBytes, caller.access.today));
    const createdAt = new Date();
    if ((await countOpenUploads(tx, caller.principal.id, createdAt)) >= maxOpenUploads) refuseMore();
    const upload: EvidenceUploadEntity = {
      id: uuidv7(),
      taskId: task.id,
      fileName: input.fileName.trim(),
      title: (input.title ?? input.fileName).trim(),
      effectiveOn: input.effectiveOn ?? null,
      statedSize: input.size ?? null,
      statedSha256: input.sha256 ?? null,
      status: 'OPEN',
      refusal: null,
      sha256: null,
      size: null,
      uploaderId: caller.principal.id,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + this.settings.uploadMinutes * 60_000),
    };
    await tx.insert(EvidenceUploadEntity, upload);
    return upload.id;
  }

  private async slotOf(caller: Caller, id: string): Promise<UploadSlot> {
    const upload = await this.dataSource.manager.findOneBy(EvidenceUploadEntity, { id });
    if (!upload) return refuse(ErrorCode.NOT_FOUND, 'input.clientMutationId', 'notFound');
    const token = await this.links.sign('evidence-upload', id, caller.principal.id, upload.expiresAt);
    return {
      uploadId: toGlobalId('EvidenceUpload', id),
      url: `/files/uploads/${token}`,
      expiresAt: upload.expiresAt,
    };
  }

  private async completeOnce(
    tx: EntityManager,
    caller: Caller,
    uploadId: string,
    sha256: string,
  ): Promise<EvidenceDone> {
    const upload = await lockUpload(tx, uploadId, caller.principal.id);
    if (!upload) return refuse(ErrorCode.NOT_FOUND, 'input.uploadId', 'notFound');
    const file = this.receivedFile(upload, sha256);
    const { task, capacity } = await this.evidence.lockTask(tx, caller, toGlobalId('Task', upload.taskId));
    const at = new Date();
    const state = await this.keep(tx, uploadId, { ...file, at });
    const actor = actorOf(caller.principal, capacity);
    const evidence = evidenceOf(upload, file, { state, actor, at });
    await this.changes.add(tx, task, evidence, { actor, at, correlationId: caller.correlationId });
    await tx.update(EvidenceUploadEntity, { id: uploadId }, { status: 'COMPLETED', expiresAt: at });
    return { evidenceId: evidence.id, taskId: task.id };
  }

  /** What was received, where it may become evidence. */
  private receivedFile(upload: LockedUpload, sent: string): { sha256: string; size: number } {
    refuseAny(hashProblem(sent, 'input.sha256'));
    const { status, refusal, sha256, size } = upload;
    if (refusal !== null) {
      const field = refusal === 'HASH_DIFFERS' ? 'input.sha256' : 'input.uploadId';
      throw new ProblemError([refusalProblem(refusal, field, this.settings.maxBytes)]);
    }
    if (status === 'COMPLETED') return refuseUpload('uploadUsed');
    if (status !== 'RECEIVED' || sha256 === null || size === null) return refuseUpload('fileNotReceived');
    if (sha256 !== sent) refuseAny(refusalProblem('HASH_DIFFERS', 'input.sha256', this.settings.maxBytes));
    return { sha256, size };
  }

  /**
   * Moves the bytes under their hash. A transaction that is run again finds them there; where it fails for good, they
   * are removed with the upload.
   */
  private async keep(
    tx: EntityManager,
    uploadId: string,
    file: { sha256: string; size: number; at: Date },
  ): Promise<'AVAILABLE' | 'QUARANTINED'> {
    await lockBytes(tx, file.sha256);
    await this.store.keep(uploadId, file.sha256);
    const { isCleared } = await recordFile(tx, file);
    return isCleared || !this.scan.isOn ? 'AVAILABLE' : 'QUARANTINED';
  }

  /** What is left of the upload goes at once; where that fails, the next sweep takes it. */
  private async tidy(uploadId: string): Promise<void> {
    try {
      await this.store.discard(uploadId);
    } catch (error) {
      this.logger.warn({ msg: 'upload not tidied', uploadId, err: error });
    }
  }

  private command<I extends { clientMutationId?: string | null }>(
    caller: Caller,
    operation: string,
    body: I,
  ) {
    return { key: body.clientMutationId, actorId: caller.principal.id, operation, body };
  }
}

function evidenceOf(
  upload: LockedUpload,
  file: { sha256: string; size: number },
  { state, actor, at }: { state: 'AVAILABLE' | 'QUARANTINED'; actor: Actor; at: Date },
): EvidenceEntity {
  const { taskId, title, fileName, effectiveOn } = upload;
  return {
    id: uuidv7(),
    taskId,
    kind: 'FILE',
    title,
    fileName,
    mediaType: acceptedType(fileName)?.mediaType ?? 'application/octet-stream',
    ...file,
    url: null,
    effectiveOn,
    state,
    version: 1,
    ...actorFields('uploader', actor),
    uploadedAt: at,
  };
}

function refuseMore(): never {
  const params = { max: maxOpenUploads };
  throw new ProblemError([
    problemWith(ErrorCode.TOO_MANY, 'input.taskId', evidenceMessages.tooManyUploads, params),
  ]);
}

function refuseUpload(message: 'uploadUsed' | 'fileNotReceived'): never {
  throw new ProblemError([problemWith(ErrorCode.STATE, 'input.uploadId', evidenceMessages[message])]);
}
