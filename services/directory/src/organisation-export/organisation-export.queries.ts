import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { AppointmentEntity } from '../appointments/appointment.entity.js';
import { GrantEntity } from '../grants/grant.entity.js';
import { PositionEntity } from '../positions/position.entity.js';
import { UnitEntity } from '../units/unit.entity.js';
import type { WholeOrganisation } from './organisation-document.rules.js';

@Injectable()
export class OrganisationExportQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** All that is stored, as of one moment: no appointment to a post that another statement has not seen. */
  load(): Promise<WholeOrganisation> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => ({
      units: await tx.find(UnitEntity),
      positions: await tx.find(PositionEntity),
      accounts: await tx.find(AccountEntity),
      appointments: await tx.find(AppointmentEntity),
      grants: await tx.findBy(GrantEntity, { revokedAt: IsNull(), sourceGrantId: IsNull() }),
    }));
  }
}
