import { createPublicKey } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  importJWK,
  SignJWT,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { deriveKey } from '../callers/sessions.js';
import { publicUrl, type GatewayEnv } from '../env.js';

/** Seconds for which a sample token is good. */
export const sampleTokenSeconds = 3600;
/** The audience of access tokens for the gateway. */
export const audience = 'rasad';
/** The `typ` of access tokens, RFC 9068. */
export const accessTokenType = 'at+jwt';

/** The issuer name of the development provider: it lives in the gateway itself. */
export function developmentIssuer(env: GatewayEnv): string {
  return `${publicUrl(env)}/oidc`;
}

/** The secret that gateway and development provider share; made from the gateway's own. */
export function developmentClientSecret(env: GatewayEnv): string {
  return Buffer.from(deriveKey(env.RASAD_SESSION_SECRET, 'development-client')).toString('base64url');
}

/** The private key of the development provider, with the id under which its public half is published. */
export async function developmentSigningKey(env: GatewayEnv): Promise<JWK & { kid: string }> {
  const key = JSON.parse(env.RASAD_DEVELOPMENT_ISSUER_KEY ?? '{}') as JWK;
  return { ...key, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(publicHalf(key)) };
}

/** The published keys of the development provider. */
export function developmentKeys(env: GatewayEnv): JWTVerifyGetKey {
  return async (header, token) => {
    const { kid } = await developmentSigningKey(env);
    const key = publicHalf(JSON.parse(env.RASAD_DEVELOPMENT_ISSUER_KEY ?? '{}') as JWK);
    return createLocalJWKSet({ keys: [{ ...key, kid, alg: 'ES256', use: 'sig' }] })(header, token);
  };
}

/** An access token for an account (RFC 9068), as `rasad token` prints it. */
export async function signSampleToken(
  env: GatewayEnv,
  username: string,
  lifetimeSeconds = sampleTokenSeconds,
): Promise<string> {
  const key = await developmentSigningKey(env);
  return new SignJWT({ client_id: 'rasad-cli', preferred_username: username })
    .setProtectedHeader({ alg: 'ES256', typ: accessTokenType, kid: key.kid })
    .setIssuer(developmentIssuer(env))
    .setAudience(audience)
    .setSubject(username)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(await importJWK(key, 'ES256'));
}

function publicHalf(key: JWK): JWK {
  return createPublicKey({ key: key as import('node:crypto').JsonWebKey, format: 'jwk' }).export({
    format: 'jwk',
  }) as JWK;
}
