import { Injectable } from '@nestjs/common';
import { ServiceAccountSecretIssuedV1, ServiceAccountSecretWithdrawnV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, refuse, refuseAny } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../accounts/account.rules.js';
import { saveAccounts } from '../accounts/accounts.queries.js';
import { actOnServiceAccount, loadServiceAccount } from '../accounts/service-accounts.service.js';
import type { Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { clientSecretEvent } from './client-secret.events.js';
import { hashSecret, newSecretValue } from './client-secret.hash.js';
import {
  findIssuingProblem,
  findWithdrawingProblem,
  issueSecret,
  withdrawSecret,
  type ClientSecret,
} from './client-secret.rules.js';
import { findSecret, findSecretsOf, insertSecret, saveWithdrawal } from './client-secrets.queries.js';

export interface IssueSecret {
  clientMutationId: string | null;
  serviceAccountId: string;
  validDays: number;
}

export interface WithdrawSecret {
  clientMutationId: string | null;
  secretId: string;
}

/** A secret that was just made. */
export interface IssuedSecret {
  secret: ClientSecret;
  account: Account;
  /** The secret itself: told here once, and null where the same command is repeated. */
  value: string | null;
}

/** Giving service accounts their secrets and taking them back, by who administers all that the account may reach. */
@Injectable()
export class ClientSecretsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  /** The answer that is kept for a repeated command is without the secret: it is stored nowhere. */
  async issue(input: IssueSecret, caller: Caller): Promise<IssuedSecret> {
    const value = newSecretValue();
    const hash = await hashSecret(value);
    let isFirst = false;
    const issued = await this.writes.run({ operation: 'issueClientSecret', input }, caller, async (tx) => {
      const account = await loadServiceAccount(tx, input.serviceAccountId, 'input.serviceAccountId');
      const act = await actOnServiceAccount(tx, account, caller, 'input.serviceAccountId');
      const now = new Date().toISOString();
      refuseAny(findIssuingProblem(account, input.validDays, await findSecretsOf(tx, account.id), now));
      const secret = issueSecret(uuidv7(), account.id, input.validDays, now);
      const next = nextVersion(account);
      await insertSecret(tx, secret, hash);
      await saveAccounts(tx, [next]);
      await this.events.append(tx, ServiceAccountSecretIssuedV1, clientSecretEvent(next, secret, act));
      isFirst = true;
      return { secret, account: next };
    });
    return { ...issued, value: isFirst ? value : null };
  }

  withdraw(input: WithdrawSecret, caller: Caller): Promise<Omit<IssuedSecret, 'value'>> {
    return this.writes.run({ operation: 'withdrawClientSecret', input }, caller, async (tx) => {
      const secret = await loadSecret(tx, input.secretId);
      const account = await loadServiceAccount(tx, secret.accountId, 'input.secretId');
      const act = await actOnServiceAccount(tx, account, caller, 'input.secretId');
      const now = new Date().toISOString();
      refuseAny(findWithdrawingProblem(secret, now));
      const withdrawn = withdrawSecret(secret, now);
      const next = nextVersion(account);
      await saveWithdrawal(tx, withdrawn);
      await saveAccounts(tx, [next]);
      await this.events.append(tx, ServiceAccountSecretWithdrawnV1, clientSecretEvent(next, withdrawn, act));
      return { secret: withdrawn, account: next };
    });
  }
}

async function loadSecret(tx: EntityManager, id: string): Promise<ClientSecret> {
  return (await findSecret(tx, id)) ?? refuse(ErrorCode.NOT_FOUND, 'input.secretId', 'notFound');
}

/** Secrets are part of their account, whose events count its changes. */
function nextVersion(account: Account): Account {
  return { ...account, version: account.version + 1 };
}
