import { Inject, Injectable, Logger } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { platform } from '../assignments/platform-actor.js';
import { FileStore } from '../files/file-store.js';
import { VIRUS_SCANNER } from '../files/files.module.js';
import type { ClamdScanner, ScanVerdict } from '../files/virus-scanner.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { EvidenceChanges } from './evidence-changes.service.js';
import { lockBytes, quarantinedFiles, recordCleared, releaseUnused } from './evidence-file.queries.js';
import { lockQuarantined } from './evidence-lock.queries.js';

/** Files that are looked for at a time. */
const batch = 100;

/** Lets quarantined files out once a scanner has found them clean, and refuses those that it has not. */
@Injectable()
export class EvidenceScan {
  private readonly logger = new Logger(EvidenceScan.name);

  constructor(
    @Inject(VIRUS_SCANNER) private readonly scanner: ClamdScanner | null,
    private readonly transactions: Transactions,
    private readonly store: FileStore,
    private readonly changes: EvidenceChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** Whether new files wait in quarantine. */
  get isOn(): boolean {
    return this.scanner !== null;
  }

  /** Scans what waits now; a file that the scanner cannot decide on stays where it is. */
  async scanAll(signal: AbortSignal): Promise<void> {
    const { scanner } = this;
    if (!scanner) return;
    for (const sha256 of await this.transactions.run((tx) => quarantinedFiles(tx, batch))) {
      if (signal.aborted) return;
      try {
        const verdict = await scanner.scan(await this.store.open(sha256));
        this.notices.changed(await this.transactions.run((tx) => this.settle(tx, sha256, verdict)));
        this.logger.log({ msg: 'file scanned', sha256, verdict });
      } catch (error) {
        this.logger.warn({ msg: 'file not scanned', sha256, err: error });
      }
    }
  }

  /** Writes what the scanner said for all evidence of the bytes. @returns ids of their tasks. */
  private async settle(tx: EntityManager, sha256: string, verdict: ScanVerdict): Promise<string[]> {
    const at = new Date();
    await lockBytes(tx, sha256);
    const evidence = await lockQuarantined(tx, sha256);
    for (const each of evidence) {
      await this.changes.move(tx, each, verdict === 'CLEAN' ? 'CLEAR' : 'REFUSE', { actor: platform, at });
    }
    if (verdict === 'CLEAN') await recordCleared(tx, sha256, at);
    else await releaseUnused(tx, sha256, at);
    return evidence.map(({ taskId }) => taskId);
  }
}
