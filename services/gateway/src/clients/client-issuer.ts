import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import { deriveKey } from '../callers/sessions.js';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';

/** A PKCS #8 Ed25519 private key (RFC 8410) is these bytes and the 32 of the key. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Claim of an access token: the id of the secret that it was had for. */
export const secretClaim = 'rasad_secret';

/** Algorithm of the tokens that clients get. */
export const clientTokenAlgorithm = 'EdDSA';

/**
 * The gateway as issuer of access tokens for service accounts. Its key is made from the gateway's own secret, so that
 * all replicas sign and accept alike and nothing more has to be kept safe.
 */
@Injectable()
export class ClientIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  private readonly privateJwk: Promise<JWK & { kid: string }>;

  constructor(@Inject(GATEWAY_ENV) env: GatewayEnv) {
    this.issuer = `${publicUrl(env)}/oauth`;
    this.privateJwk = signingKey(deriveKey(env.RASAD_SESSION_SECRET, 'client-tokens'));
  }

  /** The key that tokens are signed with. */
  signingKey(): Promise<JWK & { kid: string }> {
    return this.privateJwk;
  }

  /** Finds the key that a token claims to be signed with. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    const { d: _, ...publicJwk } = await this.privateJwk;
    return createLocalJWKSet({ keys: [publicJwk] })(header, token);
  };
}

async function signingKey(seed: Uint8Array): Promise<JWK & { kid: string }> {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const publicJwk = createPublicKey(key).export({ format: 'jwk' }) as JWK;
  const kid = await calculateJwkThumbprint(publicJwk);
  return { ...(key.export({ format: 'jwk' }) as JWK), alg: clientTokenAlgorithm, use: 'sig', kid };
}
