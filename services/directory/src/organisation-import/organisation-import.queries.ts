import { Any, IsNull, type EntityManager } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { AppointmentEntity } from '../appointments/appointment.entity.js';
import { GrantEntity } from '../grants/grant.entity.js';
import { PositionEntity } from '../positions/position.entity.js';
import { UnitEntity } from '../units/unit.entity.js';
import type { StoredOrganisation } from './organisation-plan.rules.js';

/** What is stored of the organisation, as far as accounts with these usernames are concerned. */
export async function loadOrganisation(
  manager: EntityManager,
  usernames: readonly string[],
): Promise<StoredOrganisation> {
  const units = await manager.find(UnitEntity);
  const positions = await manager.find(PositionEntity);
  const appointments = await manager.find(AppointmentEntity);
  const accounts = await manager.findBy(AccountEntity, { username: Any([...usernames]) });
  const grants = await manager.findBy(GrantEntity, {
    accountId: Any(accounts.map((account) => account.id)),
    revokedAt: IsNull(),
  });
  return { units, positions, accounts, appointments, grants };
}
