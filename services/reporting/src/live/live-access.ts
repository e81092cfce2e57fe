import { Injectable } from '@nestjs/common';
import { Access, tehranDate, type Action, type Principal } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { findRevokedGrants } from './revoked-grants.queries.js';

/** What a subscriber may still see: its token tells the grants of when it subscribed, and that may be hours ago. */
@Injectable()
export class LiveAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The subscriber's rights as of now, or null where none allows the action any more. */
  async of(principal: Principal, action: Action): Promise<Access | null> {
    const grantIds = principal.grants.map((grant) => grant.id);
    const revoked = await findRevokedGrants(this.dataSource.manager, grantIds);
    const grants = principal.grants.filter((grant) => !revoked.has(grant.id));
    const access = new Access({ ...principal, grants }, tehranDate(this.clock.now()));
    return access.allowsSomewhere(action) ? access : null;
  }
}
