import { Injectable } from '@nestjs/common';
import { BearerTokens } from './bearer-tokens.js';
import { Unauthenticated, type Caller, type Credential } from './caller.js';
import { preferredLang } from './language.rules.js';
import { PrincipalDirectory } from './principal-directory.js';
import { Sessions, type Session } from './sessions.js';

/** The parts of a request that tell who calls. */
export interface CallerHeaders {
  authorization?: string | undefined;
  cookie?: string | undefined;
  'accept-language'?: string | undefined;
}

/** Finds out who calls: credential → username → the directory's principal. */
@Injectable()
export class CallersService {
  constructor(
    private readonly bearerTokens: BearerTokens,
    private readonly sessions: Sessions,
    private readonly directory: PrincipalDirectory,
  ) {}

  /** @throws Unauthenticated @throws CallersUnavailable */
  async authenticate(headers: CallerHeaders): Promise<Caller> {
    const credential = await this.credentialOf(headers);
    const principal = await this.directory.find(credential.username);
    if (!principal) throw new Unauthenticated('the directory knows nobody of that name');
    return { credential, principal: { ...principal, lang: preferredLang(headers['accept-language']) } };
  }

  /** An authorization header alone counts where there is one: a bad token is not made good by a cookie. */
  private async credentialOf({ authorization, cookie }: CallerHeaders): Promise<Credential> {
    if (authorization !== undefined) {
      const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
      if (!token) throw new Unauthenticated('the authorization header is not a bearer token');
      return this.bearerTokens.verify(token);
    }
    const session = await this.sessions.read(cookie);
    if (!session) throw new Unauthenticated('no credential');
    return sessionCredential(session);
  }
}

function sessionCredential({ id, username, expiresAt }: Session): Credential {
  return { kind: 'SESSION', username, expiresAt, sessionId: id };
}
