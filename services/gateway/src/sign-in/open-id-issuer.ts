import { Inject, Injectable } from '@nestjs/common';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import * as openId from 'openid-client';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';
import { developmentClientSecret, developmentIssuer, developmentKeys } from '../sample/development-issuer.js';

/** The identity provider that this gateway trusts: the configured one, or in sample mode its own. */
@Injectable()
export class OpenIdIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  private discovered: Promise<openId.Configuration> | undefined;
  private remoteKeys: Promise<JWTVerifyGetKey> | undefined;

  constructor(@Inject(GATEWAY_ENV) private readonly env: GatewayEnv) {
    this.issuer = env.RASAD_SAMPLE_MODE ? developmentIssuer(env) : (env.RASAD_OIDC_ISSUER ?? '');
  }

  /** The provider as it describes itself; asked for when first needed, and again after a failure. */
  configuration(): Promise<openId.Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    });
    return this.discovered;
  }

  /** Finds the key that a token claims to be signed with, among the provider's published ones. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    if (this.env.RASAD_SAMPLE_MODE) return developmentKeys(this.env)(header, token);
    this.remoteKeys ??= this.configuration()
      .then((configuration) => rememberingKeys(configuration.serverMetadata().jwks_uri))
      .catch((error: unknown) => {
        this.remoteKeys = undefined;
        throw error;
      });
    return (await this.remoteKeys)(header, token);
  };

  private discover(): Promise<openId.Configuration> {
    const secret = this.env.RASAD_SAMPLE_MODE
      ? developmentClientSecret(this.env)
      : this.env.RASAD_OIDC_CLIENT_SECRET;
    const isPlain = this.issuer.startsWith('http://');
    return openId.discovery(
      new URL(this.issuer),
      this.env.RASAD_OIDC_CLIENT_ID,
      { redirect_uris: [`${publicUrl(this.env)}/auth/callback`] },
      secret ? openId.ClientSecretBasic(secret) : openId.None(),
      { timeout: 5, execute: isPlain ? [openId.allowInsecureRequests] : [] },
    );
  }
}

/** The provider's keys, those last seen while it cannot be reached. */
function rememberingKeys(jwksUri: string | undefined): JWTVerifyGetKey {
  if (!jwksUri) throw new Error('the identity provider publishes no keys');
  const remote = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 3000 });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      const known = remote.jwks();
      if (!known || error instanceof errors.JWKSNoMatchingKey) throw error;
      return createLocalJWKSet(known)(header, token);
    }
  };
}
