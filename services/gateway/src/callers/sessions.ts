import { hkdfSync, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';
import { Unauthenticated } from './caller.js';
import { EndedSessions } from './ended-sessions.js';

/** Seconds after which a session's cookie is replaced by a fresh one. */
const rotateAfterSeconds = 900;
const sessionType = 'rasad-session';

const sessionClaims = z.object({
  sub: z.string(),
  sid: z.uuid(),
  /** When the user signed in. */
  since: z.number(),
  iat: z.number(),
  exp: z.number(),
});

/** A signed-in browser. */
export interface Session {
  id: string;
  username: string;
  /** When the user signed in; seconds since 1970. */
  since: number;
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
    return this.seal({ username, id: randomUUID(), since: secondsNow() });
  }

  /** The same session in a fresh cookie that is good for longer. @returns the `set-cookie` header. */
  rotate(session: Session): Promise<string> {
    return this.seal(session);
  }

  /** Ends a session everywhere. @returns the `set-cookie` header that removes its cookie. */
  end(session: Session | null): string {
    if (session) this.ended.add(session.id, new Date(this.lastMoment(session.since) * 1000));
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
      const { sub, sid, since, iat, exp } = sessionClaims.parse(payload);
      const dueForRotation = secondsNow() - iat > rotateAfterSeconds;
      return { id: sid, username: sub, since, expiresAt: new Date(exp * 1000), dueForRotation };
    } catch (error) {
      throw new Unauthenticated('the session cookie does not count', { cause: error });
    }
  }

  private async seal({ username, id, since }: Pick<Session, 'username' | 'id' | 'since'>): Promise<string> {
    const now = secondsNow();
    const expiresAt = Math.min(now + this.env.RASAD_SESSION_MINUTES * 60, this.lastMoment(since));
    const sealed = await new EncryptJWT({ sid: id, since })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: sessionType })
      .setSubject(username)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .encrypt(this.key);
    return this.cookie(sealed, expiresAt - now);
  }

  /** When a session ends however often it is prolonged; seconds since 1970. */
  private lastMoment(since: number): number {
    return since + this.env.RASAD_SESSION_LONGEST_MINUTES * 60;
  }

  private cookie(value: string, maxAge: number): string {
    const options = { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
    return stringifySetCookie({ name: this.cookieName, value, maxAge: Math.max(maxAge, 0), ...options });
  }
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}

/** A 256-bit key for one purpose, derived from the gateway's secret. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'rasad-gateway', purpose, 32));
}
