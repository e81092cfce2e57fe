import { Inject, Injectable } from '@nestjs/common';
import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { ClientIssuer, secretClaim } from '../clients/client-issuer.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { accessTokenType, audience } from '../sample/development-issuer.js';
import { OpenIdIssuer } from '../sign-in/open-id-issuer.js';
import { CallersUnavailable, Unauthenticated, type Credential } from './caller.js';

/** Asymmetric algorithms only: a public key can then never pass as a shared secret. */
const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'];

/** What jose says when the provider's keys cannot be had, as opposed to a token that is wrong. */
const providerFailures = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Checks access tokens (RFC 9068): people's of the trusted identity provider, service accounts' of the gateway itself. */
@Injectable()
export class BearerTokens {
  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly issuer: OpenIdIssuer,
    private readonly clientIssuer: ClientIssuer,
  ) {}

  /** @throws Unauthenticated @throws CallersUnavailable while the provider's keys cannot be had */
  async verify(token: string): Promise<Credential> {
    try {
      const isOfClient = claimsIssuer(token, this.clientIssuer.issuer);
      const payload = await verifyAccessToken(token, isOfClient ? this.clientIssuer : this.issuer);
      return isOfClient ? clientCredential(payload) : this.credentialOf(payload);
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
    return { kind: 'BEARER', username, expiresAt: expiryOf(payload), sessionId: null, secretId: null };
  }
}

/** What a token says of its issuer decides only whose keys it is checked with. */
function claimsIssuer(token: string, issuer: string): boolean {
  return decodeJwt(token).iss === issuer;
}

async function verifyAccessToken(
  token: string,
  { issuer, key }: Pick<OpenIdIssuer, 'issuer' | 'key'>,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, key, {
    algorithms,
    issuer,
    audience,
    typ: accessTokenType,
    requiredClaims: ['exp', 'iat', 'sub'],
    clockTolerance: 5,
  });
  return payload;
}

/** The secret is part of every token that the gateway signs: one without is none of them. */
function clientCredential(payload: JWTPayload): Credential {
  const secretId = payload[secretClaim];
  if (typeof secretId !== 'string') throw new errors.JWTInvalid('no secret');
  return {
    kind: 'BEARER',
    username: payload.sub ?? '',
    expiresAt: expiryOf(payload),
    sessionId: null,
    secretId,
  };
}

function expiryOf({ exp }: JWTPayload): Date {
  return new Date((exp ?? 0) * 1000);
}
