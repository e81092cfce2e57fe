import { Injectable } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { FileStore } from '../files/file-store.js';
import { forgetReleased, isRecorded, lockBytes, releasedFiles } from './evidence-file.queries.js';
import { EvidenceUploadEntity } from './evidence-upload.entity.js';
import { lockFinishedUploads, type LockedUpload } from './evidence-upload.queries.js';

/** Milliseconds after its end in which an upload is left alone: the request that sends it may still be under way. */
const graceMs = 600_000;
/** Uploads or files that one transaction removes. */
const batch = 100;

/** Removes what is over: uploads that were never completed, and bytes that no evidence needs any more. */
@Injectable()
export class EvidenceSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: FileStore,
  ) {}

  /** @returns how much was removed. */
  async sweep(now: Date): Promise<{ uploads: number; files: number }> {
    const expiredBefore = new Date(now.getTime() - graceMs);
    const uploads = await this.untilDone((tx) => this.removeUploads(tx, expiredBefore));
    const files = await this.untilDone((tx) => this.removeFiles(tx));
    return { uploads, files };
  }

  private async untilDone(removeSome: (tx: EntityManager) => Promise<number>): Promise<number> {
    for (let removed = 0; ;) {
      const count = await this.transactions.run(removeSome);
      removed += count;
      if (count < batch) return removed;
    }
  }

  private async removeUploads(tx: EntityManager, expiredBefore: Date): Promise<number> {
    const uploads = await lockFinishedUploads(tx, expiredBefore, batch);
    for (const upload of uploads) await this.removeUpload(tx, upload);
    return uploads.length;
  }

  private async removeUpload(tx: EntityManager, { id, sha256 }: LockedUpload): Promise<void> {
    await this.store.discard(id);
    if (sha256 !== null) await this.removeUnrecorded(tx, sha256);
    await tx.delete(EvidenceUploadEntity, { id });
  }

  /** Bytes that were moved under their hash by a completion whose transaction then failed. */
  private async removeUnrecorded(tx: EntityManager, sha256: string): Promise<void> {
    await lockBytes(tx, sha256);
    if (!(await isRecorded(tx, sha256))) await this.store.remove(sha256);
  }

  private async removeFiles(tx: EntityManager): Promise<number> {
    const released = await releasedFiles(tx, batch);
    for (const sha256 of released) {
      await lockBytes(tx, sha256);
      if (await forgetReleased(tx, sha256)) await this.store.remove(sha256);
    }
    return released.length;
  }
}
