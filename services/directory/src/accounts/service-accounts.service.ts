import { Injectable } from '@nestjs/common';
import { ServiceAccountRegisteredV1, type LocalizedText } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, problem, refuse, refuseAny, requireCapacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actOf, type Act, type Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { findCodeProblem } from '../units/unit.rules.js';
import { requireAllScopes } from './account-scopes.js';
import { describeAccount, type Account } from './account.rules.js';
import { findAccount, isUsernameTaken, saveAccounts } from './accounts.queries.js';
import { serviceAccountEvent } from './service-account.events.js';

export interface RegisterServiceAccount {
  clientMutationId: string | null;
  username: string;
  name: LocalizedText;
}

/** Making accounts for other systems; what they may do is granted to them like to people. */
@Injectable()
export class ServiceAccountsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  register(input: RegisterServiceAccount, caller: Caller): Promise<Account> {
    const { username, name } = input;
    refuseAny(findCodeProblem(username) ? problem(ErrorCode.INVALID, 'input.username', 'invalidCode') : null);
    return this.writes.run({ operation: 'registerServiceAccount', input }, caller, async (tx) => {
      const capacity = requireCapacity(caller.access, 'service-account.manage', [], null);
      if (await isUsernameTaken(tx, username)) {
        refuse(ErrorCode.DUPLICATE, 'input.username', 'duplicateCode', { code: username });
      }
      const state = { email: null, disabledAt: null, sample: false, version: 1 };
      const account = describeAccount({ id: uuidv7(), kind: 'SERVICE', username, name, ...state });
      await saveAccounts(tx, [account]);
      const act = actOf(caller, capacity, []);
      await this.events.append(tx, ServiceAccountRegisteredV1, serviceAccountEvent(account, act));
      return account;
    });
  }
}

/** A service account by its row id, inside a change. @param field where the id stands in the arguments. */
export async function loadServiceAccount(tx: EntityManager, id: string, field: string): Promise<Account> {
  const account = await findAccount(tx, id);
  return account?.kind === 'SERVICE' ? account : refuse(ErrorCode.NOT_FOUND, field, 'notFound');
}

/**
 * The act on a service account: by somebody who administers all that it may reach, since they will know its secret.
 * @param field where the account stands in the arguments.
 */
export async function actOnServiceAccount(
  tx: EntityManager,
  account: Account,
  caller: Caller,
  field: string,
): Promise<Act> {
  const action = 'service-account.manage';
  const capacity = requireCapacity(caller.access, action, [], null);
  await requireAllScopes(tx, account, caller, { action, field });
  return actOf(caller, capacity, []);
}
