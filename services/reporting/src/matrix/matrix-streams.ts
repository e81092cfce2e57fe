import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import { touches } from '../live/concerns.rules.js';
import { LiveAccess } from '../live/live-access.js';
import { LiveStream } from '../live/live-stream.js';
import { RollupNotices } from '../live/rollup-notices.js';
import { toDelta } from './matrix-messages.js';
import type { MatrixDelta } from './matrix.graphql.js';
import { MatrixService, type MatrixRequest } from './matrix.service.js';
import { SharedMatrix } from './shared-matrix.js';

/** A matrix delta as a subscription's message. */
export interface MatrixMessage {
  matrixChanged: MatrixDelta;
}

/** Follows matrices for subscribers. */
@Injectable()
export class MatrixStreams {
  private readonly shared = new Map<string, { matrix: SharedMatrix; followers: number }>();

  constructor(
    private readonly matrices: MatrixService,
    private readonly notices: RollupNotices,
    private readonly liveAccess: LiveAccess,
  ) {}

  /** What changes from now on, compared with what this subscriber was sent last; null where there is nothing to see. */
  async follow(access: Access, request: MatrixRequest): Promise<AsyncIterableIterator<MatrixMessage> | null> {
    let key = this.join(access, request);
    const first = await this.currentOf(key);
    if (!first) {
      this.leave(key);
      return null;
    }
    let sent = first;
    let closed = false;
    return new LiveStream<MatrixMessage>(this.notices, {
      concerns: (change) => touches(change, request.columnParentId, access.scope('summary.read')),
      read: async () => {
        const allowed = await this.liveAccess.of(access.principal, 'summary.read');
        if (!allowed || closed) return null;
        key = this.move(key, allowed, request);
        const now = await this.currentOf(key);
        if (!now) return null;
        const delta = now === sent ? null : toDelta(sent, now);
        sent = now;
        return delta ? [{ matrixChanged: delta }] : [];
      },
      close: () => {
        closed = true;
        this.leave(key);
      },
    });
  }

  private async currentOf(key: string) {
    return (await this.shared.get(key)?.matrix.current()) ?? null;
  }

  /** Whoever asks for the same matrix with the same reach follows the same one. */
  private join(access: Access, request: MatrixRequest): string {
    const key = JSON.stringify([request, access.scope('summary.read')]);
    const known = this.shared.get(key);
    if (known) known.followers++;
    else {
      const matrix = new SharedMatrix(this.matrices, this.notices, access, request);
      this.shared.set(key, { matrix, followers: 1 });
    }
    return key;
  }

  private leave(key: string): void {
    const known = this.shared.get(key);
    if (!known || --known.followers > 0) return;
    known.matrix.close();
    this.shared.delete(key);
  }

  /** Rights may have changed: then it is another matrix that is followed. */
  private move(from: string, access: Access, request: MatrixRequest): string {
    const to = this.join(access, request);
    this.leave(from);
    return to;
  }
}
