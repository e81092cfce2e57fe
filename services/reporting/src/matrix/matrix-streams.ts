import { Injectable } from '@nestjs/common';
import type { Access, Principal } from '@rasad/service-kit';
import { touches } from '../live/concerns.rules.js';
import { LiveAccess } from '../live/live-access.js';
import { LiveStream } from '../live/live-stream.js';
import { RollupNotices } from '../live/rollup-notices.js';
import type { MatrixDelta } from './matrix.graphql.js';
import { MatrixService, toDelta, type MatrixRequest, type ReadMatrix } from './matrix.service.js';

/** A matrix delta as a subscription's message. */
export interface MatrixMessage {
  matrixChanged: MatrixDelta;
}

/** Follows matrices for subscribers. */
@Injectable()
export class MatrixStreams {
  constructor(
    private readonly matrices: MatrixService,
    private readonly notices: RollupNotices,
    private readonly liveAccess: LiveAccess,
  ) {}

  /** What changes from now on, compared with what this subscriber was sent last; null where there is nothing to see. */
  async follow(access: Access, request: MatrixRequest): Promise<AsyncIterableIterator<MatrixMessage> | null> {
    const first = await this.matrices.read(access, request);
    if (!first) return null;
    const scope = access.scope('summary.read');
    let sent = first;
    return new LiveStream<MatrixMessage>(this.notices, {
      concerns: (change) => touches(change, request.columnParentId, scope),
      read: async () => {
        const now = await this.readAs(access.principal, request);
        if (!now) return null;
        const delta = toDelta(sent, now);
        if (!delta) return [];
        sent = now;
        return [{ matrixChanged: delta }];
      },
    });
  }

  private async readAs(principal: Principal, request: MatrixRequest): Promise<ReadMatrix | null> {
    const access = await this.liveAccess.of(principal, 'summary.read');
    return access && this.matrices.read(access, request);
  }
}
