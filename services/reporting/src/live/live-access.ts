import { Injectable } from '@nestjs/common';
import { Access, tehranDate, type Action, type Principal } from '@rasad/service-kit';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { findRevokedGrants } from './revoked-grants.queries.js';

/** What a subscriber may still see: its token tells the grants of when it subscribed, and that may be hours ago. */
@Injectable()
export class LiveAccess {
  /** One change wakes many subscribers at once: their grants are looked up together, and every time anew. */
  private readonly isRevoked = new DataLoader<string, boolean>(
    async (grantIds) => {
      const revoked = await findRevokedGrants(this.dataSource.manager, grantIds);
      return grantIds.map((id) => revoked.has(id));
    },
    { cache: false },
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The subscriber's rights as of now, or null where none allows the action any more. */
  async of(principal: Principal, action: Action): Promise<Access | null> {
    const revoked = await Promise.all(principal.grants.map(({ id }) => this.isRevoked.load(id)));
    const grants = principal.grants.filter((_, index) => !revoked[index]);
    const access = new Access({ ...principal, grants }, tehranDate(this.clock.now()));
    return access.allowsSomewhere(action) ? access : null;
  }
}
