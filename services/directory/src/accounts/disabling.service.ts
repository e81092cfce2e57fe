import { Injectable } from '@nestjs/common';
import { PersonChangedV1, ServiceAccountChangedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, refuse, refuseAny, requireCapacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { actOf, type Act, type Caller } from '../caller.js';
import { findChiefs } from '../grants/grants.queries.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { requireAllScopes } from './account-scopes.js';
import type { Account } from './account.rules.js';
import { findAccount, saveAccounts } from './accounts.queries.js';
import {
  disableAccount,
  enableAccount,
  findDisablingProblem,
  findEnablingProblem,
} from './disabling.rules.js';
import { personEvent } from './person.events.js';
import { serviceAccountEvent } from './service-account.events.js';

export interface ChangeAccountUse {
  clientMutationId: string | null;
  accountId: string;
}

/** Taking people and service accounts out of use and back: nobody acts under a disabled account. */
@Injectable()
export class DisablingService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  disable(input: ChangeAccountUse, caller: Caller): Promise<Account> {
    return this.writes.run({ operation: 'disableAccount', input }, caller, async (tx) => {
      const { account, act } = await loadForCaller(tx, input, caller);
      const chiefs = await findChiefs(tx, caller.access.today);
      refuseAny(findDisablingProblem(account, caller.principal.id, chiefs));
      return this.store(tx, disableAccount(account, new Date().toISOString()), act);
    });
  }

  enable(input: ChangeAccountUse, caller: Caller): Promise<Account> {
    return this.writes.run({ operation: 'enableAccount', input }, caller, async (tx) => {
      const { account, act } = await loadForCaller(tx, input, caller);
      refuseAny(findEnablingProblem(account));
      return this.store(tx, enableAccount(account), act);
    });
  }

  private async store(tx: EntityManager, account: Account, act: Act): Promise<Account> {
    await saveAccounts(tx, [account]);
    await (account.kind === 'PERSON'
      ? this.events.append(tx, PersonChangedV1, personEvent(account, act))
      : this.events.append(tx, ServiceAccountChangedV1, serviceAccountEvent(account, act)));
    return account;
  }
}

async function loadForCaller(tx: EntityManager, { accountId }: ChangeAccountUse, caller: Caller) {
  const field = 'input.accountId';
  const account = await findAccount(tx, accountId);
  if (!account) return refuse(ErrorCode.NOT_FOUND, field, 'notFound');
  const capacity = requireCapacity(caller.access, 'account.disable', [], null);
  await requireAllScopes(tx, account, caller, { action: 'account.disable', field });
  return { account, act: actOf(caller, capacity, []) };
}
