import { hkdfSync, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';
import { Unauthenticated } from './caller.js';
import { EndedSessions } from './ended-sessions.js';

/** Seconds after which a session's cookie is encrypted anew. */
const rotateAfterSeconds = 900;
const sessionType = 'rasad-session';

const sessionClaims = z.object({
  sub: z.string(),
  sid: z.uuid(),
  iat: z.number(),
  exp: z.number(),
});

/** A signed-in browser. */
export interface Session {
  id: string;
  username: string;
  expiresAt: Date;
  /** The cookie is old enough to be replaced by a fresh one. */
  dueForRotation: boolean;
}

/** Sessions live in an encrypted cookie alone; what is kept here is only which of them were ended. */
@Injectable()
export class Sessions {
  private readonly key: Uint8Array;
  private readonly secure: boolean;
  readonly cookieName: string;

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly ended: EndedSessions,
  ) {
    this.key = deriveKey(env.RASAD_SESSION_SECRET, sessionType);
    this.secure = publicUrl(env).startsWith('https://');
    this.cookieName = this.secure ? '__Host-rasad-session' : 'rasad-session';
  }

  /** Starts a session. @returns the `set-cookie` header. */
  start(username: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return this.seal(username, randomUUID(), now + this.env.RASAD_SESSION_MINUTES * 60);
  }

  /** The same session in a fresh cookie. @returns the `set-cookie` header. */
  rotate(session: Session): Promise<string> {
    return this.seal(session.username, session.id, Math.floor(session.expiresAt.getTime() / 1000));
  }

  /** Ends a session everywhere. @returns the `set-cookie` header that removes its cookie. */
  end(session: Session | null): string {
    if (session) this.ended.add(session.id, session.expiresAt);
    return this.cookie('', 0);
  }

  /** The session of a request; null where it carries no session cookie. @throws Unauthenticated for one that does not count */
  async read(cookieHeader: string | undefined): Promise<Session | null> {
    const sealed = parseCookie(cookieHeader ?? '')[this.cookieName];
    if (!sealed) return null;
    const session = await this.unseal(sealed);
    if (this.ended.has(session.id)) throw new Unauthenticated('the session was ended');
    return session;
  }

  private async unseal(sealed: string): Promise<Session> {
    try {
      const { payload } = await jwtDecrypt(sealed, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        typ: sessionType,
      });
      const { sub, sid, iat, exp } = sessionClaims.parse(payload);
      const dueForRotation = Date.now() / 1000 - iat > rotateAfterSeconds;
      return { id: sid, username: sub, expiresAt: new Date(exp * 1000), dueForRotation };
    } catch (error) {
      throw new Unauthenticated('the session cookie does not count', { cause: error });
    }
  }

  private async seal(username: string, sid: string, expiresAt: number): Promise<string> {
    const sealed = await new EncryptJWT({ sid })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: sessionType })
      .setSubject(username)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .encrypt(this.key);
    return this.cookie(sealed, expiresAt - Math.floor(Date.now() / 1000));
  }

  private cookie(value: string, maxAge: number): string {
    const options = { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
    return stringifySetCookie({ name: this.cookieName, value, maxAge: Math.max(maxAge, 0), ...options });
  }
}

/** A 256-bit key for one purpose, derived from the gateway's secret. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'rasad-gateway', purpose, 32));
}
