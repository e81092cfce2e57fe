import { Injectable } from '@nestjs/common';
import { tehranDate } from '@rasad/service-kit';
import { BearerTokens } from './bearer-tokens.js';
import { NotAdmitted, Unauthenticated, type Caller, type Credential } from './caller.js';
import { preferredLang } from './language.rules.js';
import { PrincipalDirectory } from './principal-directory.js';
import { isBacked, refusalOf } from './principal.rules.js';
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

  /** @throws Unauthenticated @throws NotAdmitted @throws CallersUnavailable */
  async authenticate(headers: CallerHeaders): Promise<Caller> {
    const credential = await this.credentialOf(headers);
    const known = await this.directory.find(credential.username);
    if (!known) throw new Unauthenticated('the directory knows nobody of that name');
    if (!isBacked(credential, known, new Date())) {
      throw new Unauthenticated('the secret behind the access token does not count any more');
    }
    const refusal = refusalOf(known, tehranDate(new Date()));
    if (refusal) throw new NotAdmitted(refusal);
    const { id, kind, username, grants, appointments } = known;
    const lang = preferredLang(headers['accept-language']);
    return { credential, principal: { id, kind, username, lang, grants, appointments } };
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
  return { kind: 'SESSION', username, expiresAt, sessionId: id, secretId: null };
}
