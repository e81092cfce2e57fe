import type { DueMail, MailEnd } from './mail.js';

/** Why a mail did not leave: no address in it, for it is logged. */
export interface SmtpFailure {
  /** The code with which the server refused, 400 or more; null where it did not answer. */
  reply: number | null;
  /** The library's code, e.g. ECONNECTION. */
  code: string;
}

/** How far a mail had come when it failed: whether it was given to the server, and by whom. */
export type Handover = 'NOT_YET' | 'BY_US' | 'BY_ANOTHER';

const minuteMs = 60_000;
const longestPauseMs = 4 * 60 * minuteMs;
/** How long a mail is tried. */
const patienceMs = 3 * 24 * 60 * minuteMs;

/** The failure behind an error of the mail library. */
export function smtpFailure(error: unknown): SmtpFailure {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return {
    reply: typeof responseCode === 'number' && responseCode >= 400 ? responseCode : null,
    code: typeof code === 'string' ? code : 'UNKNOWN',
  };
}

/**
 * What becomes of a mail that did not leave: a refusal for good (5xx, RFC 5321 4.2.1) ends it; so does silence after it was
 * given to the server, for it may have arrived; anything else is tried again after a pause that doubles, for three days.
 */
export function afterFailure(
  failure: SmtpFailure,
  handover: Handover,
  { attempts, createdAt }: Pick<DueMail, 'attempts' | 'createdAt'>,
  at: Date,
): MailEnd {
  const reason = [failure.reply, failure.code].filter((part) => part !== null).join(' ');
  if (handover === 'BY_ANOTHER' || (handover === 'BY_US' && failure.reply === null)) {
    return { state: 'UNCERTAIN', failure: reason };
  }
  const isRefused = failure.reply !== null && failure.reply >= 500 && failure.code !== 'EAUTH';
  if (isRefused || at.getTime() - createdAt.getTime() > patienceMs) {
    return { state: 'FAILED', failure: reason };
  }
  const pauseMs = Math.min(minuteMs * 2 ** attempts, longestPauseMs);
  return { state: 'WAITING', notBefore: new Date(at.getTime() + pauseMs), failure: reason };
}
