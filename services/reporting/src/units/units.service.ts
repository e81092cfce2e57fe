import { Injectable } from '@nestjs/common';
import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import type { EventContext } from '@rasad/messaging';
import { applyUnitSnapshot } from '@rasad/unit-tree';
import { RollupNotices } from '../live/rollup-notices.js';
import { RollupsService } from '../rollups/rollups.service.js';
import { insertUnitHistory } from './units.queries.js';

/** The service's own copy of the organisation: the tree as it is and as it was. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly rollups: RollupsService,
    private readonly notices: RollupNotices,
  ) {}

  /** Takes over a unit as an event states it; roll-ups follow where it came to another place. */
  async takeOver(context: EventContext, unit: OrgUnitSnapshot, occurredAt: string): Promise<void> {
    await insertUnitHistory(context.tx, unit, occurredAt);
    const changes = await applyUnitSnapshot(context.tx, unit);
    await this.rollups.follow(context, changes);
    context.afterCommit(() => this.notices.allChanged());
  }
}
