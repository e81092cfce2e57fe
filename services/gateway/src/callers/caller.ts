import type { Principal } from '@rasad/service-kit';

/** What a request proves its caller with. */
export interface Credential {
  kind: 'BEARER' | 'SESSION';
  /** Who it is for, as the directory knows them. */
  username: string;
  expiresAt: Date;
  /** The session, where it is one. */
  sessionId: string | null;
  /** The client secret that an access token was had for; null where it is of the identity provider, or no token. */
  secretId: string | null;
}

/** Who calls, for the length of one request or subscription. */
export interface Caller {
  credential: Credential;
  principal: Principal;
}

/** The request carries no credential, or none that counts: 401. The reason is for the log, not for the caller. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Who calls is known and gets nothing: the account is out of use (401), or has no role today (403). */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted';

  constructor(readonly reason: 'disabled' | 'no-role') {
    super(reason);
  }
}

/** Who calls cannot be found out at the moment: 503, never "let them in". */
export class CallersUnavailable extends Error {
  override readonly name = 'CallersUnavailable';
}
