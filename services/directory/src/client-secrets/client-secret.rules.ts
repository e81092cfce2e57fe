import { ErrorCode, problemWith, type Problem } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import { directoryMessages } from '../messages.js';

/** A secret of a service account, without the secret itself; instants are UTC, ISO 8601. */
export interface ClientSecret {
  id: string;
  accountId: string;
  issuedAt: string;
  /** From when it no longer counts. */
  expiresAt: string;
  withdrawnAt: string | null;
  /** When it last bought a token, to the hour. */
  lastUsedAt: string | null;
}

/** As many as a rotation takes: the one in use, and the next. */
const mostLive = 2;
const mostDays = 400;
const msPerDay = 86_400_000;

/** Whether a secret counts at an instant. */
export function isLive({ expiresAt, withdrawnAt }: ClientSecret, now: string): boolean {
  return withdrawnAt === null && now < expiresAt;
}

/** Why an account cannot be given a secret, or null. @param held its secrets. @param now UTC instant, ISO 8601. */
export function findIssuingProblem(
  account: Pick<Account, 'disabledAt'>,
  validDays: number,
  held: readonly ClientSecret[],
  now: string,
): Problem | null {
  if (account.disabledAt !== null) {
    return problemWith(ErrorCode.STATE, 'input.serviceAccountId', directoryMessages.accountDisabled);
  }
  if (validDays < 1 || validDays > mostDays) {
    return problemWith(ErrorCode.INVALID, 'input.validDays', directoryMessages.secretDays, { max: mostDays });
  }
  if (held.filter((secret) => isLive(secret, now)).length >= mostLive) {
    return problemWith(ErrorCode.TOO_MANY, 'input.serviceAccountId', directoryMessages.tooManySecrets, {
      max: mostLive,
    });
  }
  return null;
}

/** A new secret of an account. @param now UTC instant, ISO 8601. */
export function issueSecret(id: string, accountId: string, validDays: number, now: string): ClientSecret {
  const expiresAt = new Date(Date.parse(now) + validDays * msPerDay).toISOString();
  return { id, accountId, issuedAt: now, expiresAt, withdrawnAt: null, lastUsedAt: null };
}

/** Why a secret cannot be withdrawn, or null. @param now UTC instant, ISO 8601. */
export function findWithdrawingProblem(secret: ClientSecret, now: string): Problem | null {
  if (isLive(secret, now)) return null;
  return problemWith(ErrorCode.STATE, 'input.secretId', directoryMessages.secretOver);
}

/** The secret, of no use from now on. @param at UTC instant, ISO 8601. */
export function withdrawSecret(secret: ClientSecret, at: string): ClientSecret {
  return { ...secret, withdrawnAt: at };
}
