import { Inject, Injectable, Logger } from '@nestjs/common';
import { tehranDate } from '@rasad/service-kit';
import * as openId from 'openid-client';
import { PrincipalDirectory } from '../callers/principal-directory.js';
import { refusalOf } from '../callers/principal.rules.js';
import { Sessions } from '../callers/sessions.js';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';
import { OpenIdIssuer } from './open-id-issuer.js';
import { safeReturnPath } from './return-address.rules.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Where a browser is sent, and what it is told to remember. */
export interface Redirect {
  location: string;
  setCookies: string[];
}

/** Why a sign-in ended without a session; the sign-in page explains it. */
type SignInFailure = 'attempt-lost' | 'refused' | 'unknown-user' | 'disabled' | 'no-role' | 'unavailable';

/** Signing in with OpenID Connect: the code flow with PKCE, state and nonce, whatever the provider. */
@Injectable()
export class SignInService {
  private readonly logger = new Logger(SignInService.name);

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly issuer: OpenIdIssuer,
    private readonly attempts: SignInAttempts,
    private readonly sessions: Sessions,
    private readonly directory: PrincipalDirectory,
  ) {}

  /** Sends the browser to the provider. @param username tells the provider who is about to sign in. */
  async begin(returnTo: unknown, username?: string): Promise<Redirect> {
    try {
      const configuration = await this.issuer.configuration();
      const [state, nonce] = [openId.randomState(), openId.randomNonce()];
      const codeVerifier = openId.randomPKCECodeVerifier();
      const location = openId.buildAuthorizationUrl(configuration, {
        redirect_uri: this.callbackUrl,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await openId.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(username === undefined ? {} : { login_hint: username, prompt: 'login' }),
      });
      const attempt = { state, nonce, codeVerifier, returnTo: safeReturnPath(returnTo) };
      return { location: location.href, setCookies: [await this.attempts.begin(attempt)] };
    } catch (error) {
      this.logger.error({ msg: 'identity provider does not answer', err: error });
      return this.failed('unavailable');
    }
  }

  /** Takes the browser back from the provider and starts its session. */
  async finish(callbackQuery: string, cookieHeader: string | undefined): Promise<Redirect> {
    const attempt = await this.attempts.read(cookieHeader);
    if (!attempt) return this.failed('attempt-lost');
    const username = await this.redeem(callbackQuery, attempt);
    if (!username) return this.failed('refused');
    const failure = await this.failureOf(username);
    if (failure) return this.failed(failure);
    const session = await this.sessions.start(username);
    return { location: attempt.returnTo, setCookies: [this.attempts.finish(), session] };
  }

  /** Why somebody whom the provider vouches for gets no session; null where they do. */
  private async failureOf(username: string): Promise<SignInFailure | null> {
    try {
      const known = await this.directory.find(username);
      return known ? refusalOf(known, tehranDate(new Date())) : 'unknown-user';
    } catch {
      return 'unavailable';
    }
  }

  private async redeem(
    callbackQuery: string,
    attempt: { state: string; nonce: string; codeVerifier: string },
  ): Promise<string | null> {
    try {
      const tokens = await openId.authorizationCodeGrant(
        await this.issuer.configuration(),
        new URL(`${this.callbackUrl}${callbackQuery}`),
        {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      const claimed = claims?.[this.env.RASAD_OIDC_USERNAME_CLAIM];
      return typeof claimed === 'string' ? claimed : (claims?.sub ?? null);
    } catch (error) {
      this.logger.warn({ msg: 'sign-in refused', err: error });
      return null;
    }
  }

  private failed(failure: SignInFailure): Redirect {
    return { location: `/sign-in?signInError=${failure}`, setCookies: [this.attempts.finish()] };
  }

  private get callbackUrl(): string {
    return `${publicUrl(this.env)}/auth/callback`;
  }
}
