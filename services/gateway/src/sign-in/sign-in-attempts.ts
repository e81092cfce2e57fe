import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { deriveKey } from '../callers/sessions.js';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';

/** Seconds that somebody may take at the identity provider. */
const attemptSeconds = 600;
const attemptType = 'rasad-sign-in';

const attemptClaims = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

/** What the browser carries from the start of a sign-in to its end; it ties the answer to this browser. */
export type SignInAttempt = z.infer<typeof attemptClaims>;

/** Keeps a sign-in's secrets in an encrypted, short-lived cookie of the browser that began it. */
@Injectable()
export class SignInAttempts {
  private readonly key: Uint8Array;
  private readonly secure: boolean;
  private readonly cookieName = 'rasad-sign-in';

  constructor(@Inject(GATEWAY_ENV) env: GatewayEnv) {
    this.key = deriveKey(env.RASAD_SESSION_SECRET, attemptType);
    this.secure = publicUrl(env).startsWith('https://');
  }

  /** @returns the `set-cookie` header. */
  async begin(attempt: SignInAttempt): Promise<string> {
    const sealed = await new EncryptJWT(attempt)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: attemptType })
      .setIssuedAt()
      .setExpirationTime(`${attemptSeconds}s`)
      .encrypt(this.key);
    return this.cookie(sealed, attemptSeconds);
  }

  /** The attempt that this browser began; null where it began none. */
  async read(cookieHeader: string | undefined): Promise<SignInAttempt | null> {
    const sealed = parseCookie(cookieHeader ?? '')[this.cookieName];
    if (!sealed) return null;
    try {
      const { payload } = await jwtDecrypt(sealed, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        typ: attemptType,
      });
      return attemptClaims.parse(payload);
    } catch {
      return null;
    }
  }

  /** @returns the `set-cookie` header that removes the cookie. */
  finish(): string {
    return this.cookie('', 0);
  }

  private cookie(value: string, maxAge: number): string {
    const options = { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/auth' } as const;
    return stringifySetCookie({ name: this.cookieName, value, maxAge, ...options });
  }
}
