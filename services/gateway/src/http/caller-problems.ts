import { CallersUnavailable, NotAdmitted, Unauthenticated } from '../callers/caller.js';
import type { Problem } from './problem-response.js';

/** How long to wait, in the answer's header and sentence. */
export function tooManyRequests(seconds: number): Problem {
  return {
    status: 429,
    code: 'RATE_LIMITED',
    message: `Too many requests; wait ${seconds} seconds.`,
    headers: { 'retry-after': String(seconds) },
  };
}

const notAdmitted: Record<NotAdmitted['reason'], Problem> = {
  disabled: {
    status: 401,
    code: 'UNAUTHENTICATED',
    message: 'This account is disabled; ask your administrator.',
    headers: { 'www-authenticate': 'Bearer realm="rasad"' },
  },
  'no-role': {
    status: 403,
    code: 'FORBIDDEN',
    message: 'You have no role today; ask your administrator for one.',
  },
};

/** The answer to a caller who is not known, or cannot be found out; null for any other error. */
export function authenticationProblem(error: unknown): Problem | null {
  if (error instanceof Unauthenticated) {
    return {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'Sign in, or send a valid access token.',
      headers: { 'www-authenticate': 'Bearer realm="rasad"' },
    };
  }
  if (error instanceof NotAdmitted) return notAdmitted[error.reason];
  if (error instanceof CallersUnavailable) {
    return {
      status: 503,
      code: 'SERVICE_UNAVAILABLE',
      message: 'Who you are cannot be found out at the moment; try again.',
      headers: { 'retry-after': '2' },
    };
  }
  return null;
}
