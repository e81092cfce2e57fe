import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { accessTokenType, audience } from '../sample/development-issuer.js';
import { OpenIdIssuer } from '../sign-in/open-id-issuer.js';
import { CallersUnavailable, Unauthenticated, type Credential } from './caller.js';

/** Asymmetric algorithms only: a public key can then never pass as a shared secret. */
const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'];

/** What jose says when the provider's keys cannot be had, as opposed to a token that is wrong. */
const providerFailures = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Checks access tokens (RFC 9068) of the trusted identity provider. */
@Injectable()
export class BearerTokens {
  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly issuer: OpenIdIssuer,
  ) {}

  /** @throws Unauthenticated @throws CallersUnavailable while the provider's keys cannot be had */
  async verify(token: string): Promise<Credential> {
    try {
      const { payload } = await jwtVerify(token, this.issuer.key, {
        algorithms,
        issuer: this.issuer.issuer,
        audience,
        typ: accessTokenType,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: 5,
      });
      return this.credentialOf(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError && !providerFailures.has(error.code)) {
        throw new Unauthenticated('the access token does not count', { cause: error });
      }
      throw new CallersUnavailable('the identity provider does not answer', { cause: error });
    }
  }

  private credentialOf(payload: JWTPayload): Credential {
    const claimed = payload[this.env.RASAD_OIDC_USERNAME_CLAIM];
    const username = typeof claimed === 'string' ? claimed : (payload.sub ?? '');
    const expiresAt = new Date((payload.exp ?? 0) * 1000);
    return { kind: 'BEARER', username, expiresAt, sessionId: null };
  }
}
