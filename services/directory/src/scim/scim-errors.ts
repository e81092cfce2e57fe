import { Logger } from '@nestjs/common';
import { ServiceUnavailable } from '@rasad/messaging';
import { ErrorCode, ProblemError } from '@rasad/service-kit';
import { scim, scimError } from './scim-protocol.js';

const logger = new Logger('scim');

/** Status and kind of SCIM error for each kind of expected failure. */
const failures: Record<ErrorCode, { status: number; scimType: string | null }> = {
  INVALID: { status: 400, scimType: 'invalidValue' },
  REQUIRED: { status: 400, scimType: 'invalidValue' },
  TOO_MANY: { status: 400, scimType: 'tooMany' },
  CYCLE: { status: 400, scimType: 'invalidValue' },
  NOT_FOUND: { status: 404, scimType: null },
  CONFLICT: { status: 412, scimType: null },
  DUPLICATE: { status: 409, scimType: 'uniqueness' },
  STATE: { status: 409, scimType: null },
  IDEMPOTENCY_KEY_REUSED: { status: 409, scimType: null },
  NOT_ALLOWED: { status: 403, scimType: null },
};

/** Any failure of a use case as a SCIM error; what nobody expected is logged and told without its reason. */
export function asScimError(error: unknown): Error {
  if (error instanceof scim.Types.Error) return error;
  if (error instanceof ProblemError) {
    const [first] = error.problems;
    const { status, scimType } = failures[first?.code ?? ErrorCode.INVALID];
    return scimError(status, scimType, error.problems.map(({ message }) => message.en).join(' '));
  }
  if (error instanceof ServiceUnavailable) return scimError(503, null, 'Not now; try again.');
  logger.error({ msg: 'provisioning failed', err: error });
  return scimError(500, null, 'Something went wrong here.');
}

/** Runs a use case; the library takes every failure that is not a SCIM error for a missing resource. */
export async function withScimErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asScimError(error);
  }
}
