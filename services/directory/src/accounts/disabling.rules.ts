import { ErrorCode, problemWith, type Problem } from '@rasad/service-kit';
import type { Grant } from '../grants/grant.rules.js';
import { directoryMessages } from '../messages.js';
import { describeAccount, type Account } from './account.rules.js';

const field = 'input.accountId';

/**
 * Why an account cannot be disabled, or null: nobody locks themselves out, and the organisation keeps an administrator.
 * @param disablerId who asks. @param chiefs who administers the whole organisation today.
 */
export function findDisablingProblem(
  account: Account,
  disablerId: string,
  chiefs: readonly Pick<Grant, 'accountId'>[],
): Problem | null {
  if (account.disabledAt !== null) {
    return problemWith(ErrorCode.STATE, field, directoryMessages.alreadyDisabled);
  }
  if (account.id === disablerId) {
    return problemWith(ErrorCode.NOT_ALLOWED, field, directoryMessages.disablesOneself);
  }
  const isLastChief = chiefs.length > 0 && chiefs.every(({ accountId }) => accountId === account.id);
  return isLastChief ? problemWith(ErrorCode.STATE, field, directoryMessages.lastAdministrator) : null;
}

/** Why an account cannot be put in use again, or null. */
export function findEnablingProblem(account: Account): Problem | null {
  if (account.disabledAt !== null) return null;
  return problemWith(ErrorCode.STATE, field, directoryMessages.notDisabled);
}

/** The account out of use; its grants stay and give nothing. @param at UTC instant, ISO 8601. */
export function disableAccount(account: Account, at: string): Account {
  return describeAccount({ ...account, disabledAt: at, version: account.version + 1 });
}

/** The account in use again, with the grants that it has then. */
export function enableAccount(account: Account): Account {
  return describeAccount({ ...account, disabledAt: null, version: account.version + 1 });
}
