import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { GrantGrantedV1, PersonRegisteredV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AccountEntity } from '../accounts/account.entity.js';
import { describeAccount } from '../accounts/account.rules.js';
import { personEvent } from '../accounts/person.events.js';
import { saveAccounts } from '../accounts/accounts.queries.js';
import { DIRECTORY_ENV, type DirectoryEnv } from '../env.js';
import { grantEvent } from '../grants/grant.events.js';
import { giveGrant } from '../grants/grant.rules.js';
import { saveGrants } from '../grants/grants.queries.js';
import { OrganisationWrites } from '../organisation-writes.js';

/**
 * Gives an empty directory its first administrator: only somebody who administers the whole organisation can import its
 * first unit. Where any account exists, nothing is done.
 */
@Injectable()
export class BootstrapAdmin implements OnApplicationBootstrap {
  private readonly logger = new Logger(BootstrapAdmin.name);

  constructor(
    @Inject(DIRECTORY_ENV) private readonly env: Pick<DirectoryEnv, 'RASAD_BOOTSTRAP_ADMIN'>,
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const username = this.env.RASAD_BOOTSTRAP_ADMIN;
    if (!username) return;
    const grantId = await this.writes.runOwn((tx) => this.appoint(tx, username));
    if (grantId) this.logger.log({ msg: 'first administrator appointed', grantId });
  }

  private async appoint(tx: EntityManager, username: string): Promise<string | null> {
    if (await tx.exists(AccountEntity)) return null;
    const name = { en: username };
    const person = {
      kind: 'PERSON' as const,
      username,
      name,
      email: null,
      disabledAt: null,
      sample: false,
      version: 1,
    };
    const account = describeAccount({ id: uuidv7(), ...person });
    const draft = { account, role: 'ADMIN' as const, scope: null, validFrom: null, validTo: null };
    const grant = giveGrant(uuidv7(), draft);
    await saveAccounts(tx, [account]);
    await saveGrants(tx, [grant]);
    const actor = { kind: 'SYSTEM' as const, id: 'directory', role: null, unitId: null };
    const act = { actor, correlationId: grant.id, unitPath: null };
    await this.events.append(tx, PersonRegisteredV1, personEvent(account, act));
    await this.events.append(tx, GrantGrantedV1, grantEvent(grant, account, act));
    return grant.id;
  }
}
