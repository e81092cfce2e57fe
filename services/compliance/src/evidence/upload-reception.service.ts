import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { FileInspection, FileRefused } from '../files/file-inspection.js';
import { FileLinks } from '../files/file-links.js';
import { FileStore } from '../files/file-store.js';
import { contentRefusal, type FileRefusal } from '../files/file-type.rules.js';
import { FILES_SETTINGS, type FilesSettings } from '../files/files.settings.js';
import { lockTask } from '../tasks/task-lock.queries.js';
import { EvidenceUploadEntity } from './evidence-upload.entity.js';
import { lockUpload, type LockedUpload } from './evidence-upload.queries.js';
import { lengthRefusal, uploadTransitions } from './evidence-upload.rules.js';
import type { Reception } from './reception.rules.js';

/** Receives the bytes of uploads: through the inspection into the store, never more than a chunk in memory. */
@Injectable()
export class UploadReception {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: FileStore,
    private readonly links: FileLinks,
    @Inject(FILES_SETTINGS) private readonly settings: FilesSettings,
  ) {}

  /**
   * Receives one file. @param length bytes that will come.
   * @throws where it is broken off or cannot be stored: nothing of it is left then, not even the upload
   */
  async receive(caller: Caller, token: string, body: Readable, length: number): Promise<Reception> {
    const id = await this.links.rowOf('evidence-upload', token, caller.principal.id);
    const claim = id && (await this.transactions.run((tx) => this.claim(tx, caller, id, length)));
    if (!claim) return { outcome: 'NOT_FOUND' };
    if ('outcome' in claim) return claim;
    try {
      return await this.take(claim, body, length);
    } catch (error) {
      await this.forget(claim.id);
      if (error instanceof FileRefused) return { outcome: 'REFUSED', refusal: error.refusal };
      throw error;
    }
  }

  /** Takes the upload for this request alone; the right to add evidence is looked at again. */
  private async claim(
    tx: EntityManager,
    caller: Caller,
    id: string,
    length: number,
  ): Promise<LockedUpload | Reception | null> {
    const upload = await lockUpload(tx, id, caller.principal.id);
    const task = upload && (await lockTask(tx, caller.access, upload.taskId));
    if (!upload || !task || upload.expiresAt <= new Date()) return null;
    if (!caller.access.allows('evidence.add', task.unitPath)) return null;
    const status = uploadTransitions[upload.status].RECEIVE;
    if (status === undefined) return { outcome: 'USED' };
    const refusal = lengthRefusal(length, upload.statedSize, this.settings.maxBytes);
    if (refusal === null) {
      await tx.update(EvidenceUploadEntity, { id }, { status });
      return upload;
    }
    await tx.update(EvidenceUploadEntity, { id }, { status: 'REFUSED', refusal });
    return { outcome: 'REFUSED', refusal };
  }

  private async take(upload: LockedUpload, body: Readable, length: number): Promise<Reception> {
    const inspection = new FileInspection(this.settings.maxBytes);
    const passed = pipeline(body, inspection).catch(() => undefined);
    // The store fails with whatever broke the inspection, once it has removed what it had written.
    await this.store.receive(upload.id, inspection, length);
    await passed;
    const sha256 = inspection.digest();
    const refusal =
      contentRefusal(upload.fileName, await inspection.findings()) ?? hashRefusal(upload, sha256);
    if (refusal === null) {
      await this.write(upload.id, { status: 'RECEIVED', sha256, size: inspection.size });
      return { outcome: 'RECEIVED', sha256, size: inspection.size };
    }
    await this.store.discard(upload.id);
    await this.write(upload.id, { status: 'REFUSED', refusal });
    return { outcome: 'REFUSED', refusal };
  }

  private async write(id: string, change: Partial<EvidenceUploadEntity>): Promise<void> {
    await this.transactions.run((tx) => tx.update(EvidenceUploadEntity, { id, status: 'RECEIVING' }, change));
  }

  private async forget(id: string): Promise<void> {
    await this.store.discard(id);
    await this.transactions.run((tx) => tx.delete(EvidenceUploadEntity, { id }));
  }
}

function hashRefusal({ statedSha256 }: LockedUpload, sha256: string): FileRefusal | null {
  return statedSha256 !== null && statedSha256 !== sha256 ? 'HASH_DIFFERS' : null;
}
