import type { Access } from '@rasad/service-kit';
import { RollupChanges } from '../live/rollup-change.rules.js';
import type { RollupNotices } from '../live/rollup-notices.js';
import type { MatrixRequest, MatrixService, ReadMatrix } from './matrix.service.js';

/**
 * A matrix that all who look at the same one share: what changed is read again once for all of them, and only the
 * columns that changed.
 */
export class SharedMatrix {
  private readonly changes = new RollupChanges();
  private readonly stopListening: () => void;
  private latest: ReadMatrix | null | undefined;
  private reading: Promise<unknown> = Promise.resolve();
  private queued: Promise<ReadMatrix | null> | undefined;

  constructor(
    private readonly matrices: MatrixService,
    notices: RollupNotices,
    private readonly access: Access,
    private readonly request: MatrixRequest,
  ) {
    this.stopListening = notices.listen((change) => this.changes.add(change));
  }

  /** The matrix with all changes told so far. One reading runs at a time, and one more waits for all who came since. */
  current(): Promise<ReadMatrix | null> {
    this.queued ??= this.reading.then(() => {
      this.queued = undefined;
      const reading = this.readChanges();
      this.reading = reading.catch(() => undefined);
      return reading;
    });
    return this.queued;
  }

  close(): void {
    this.stopListening();
  }

  private async readChanges(): Promise<ReadMatrix | null> {
    const known = this.latest;
    if (known && this.changes.isEmpty) return known;
    const change = this.changes.take();
    this.latest = undefined;
    const refreshed = known && !change.everything ? await this.matrices.refresh(known, change.unitIds) : null;
    this.latest = refreshed ?? (await this.matrices.read(this.access, this.request));
    return this.latest;
  }
}
