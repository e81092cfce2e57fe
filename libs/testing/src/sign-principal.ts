import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** A grant as the gateway puts it into a principal token. */
export interface PrincipalGrant {
  id: string;
  role: string;
  unitId: string;
  validFrom: string | null;
  validTo: string | null;
  /** The person who delegated it. */
  onBehalfOf?: string;
}

/** A post as the gateway puts it into a principal token. */
export interface PrincipalAppointment {
  id: string;
  positionId: string;
  unitId: string;
  kind: string;
  acting: boolean;
  validFrom: string | null;
  validTo: string | null;
}

/** What to sign; what is left out gets a plain default. */
export interface PrincipalClaims {
  /** The subgraph that the token is for. */
  audience: string;
  subject?: string;
  kind?: 'PERSON' | 'SERVICE' | 'SYSTEM';
  username?: string;
  lang?: 'FA' | 'EN';
  grants?: (Pick<PrincipalGrant, 'role' | 'unitId'> & Partial<PrincipalGrant>)[];
  appointments?: (Pick<PrincipalAppointment, 'unitId'> & Partial<PrincipalAppointment>)[];
  issuer?: string;
  type?: string;
  /** Seconds from now until it ends; negative for one that has ended. */
  lifetimeSeconds?: number;
}

interface PrincipalKeys {
  privateKey: CryptoKey;
  publicJwk: JWK;
  privateJwk: JWK;
}

let keys: Promise<PrincipalKeys> | undefined;

/** The key pair that this process signs test principals with, as JWK texts for a service's environment. */
export async function principalKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const { publicJwk, privateJwk } = await currentKeys();
  return { publicKey: JSON.stringify(publicJwk), privateKey: JSON.stringify(privateJwk) };
}

/** A principal token as the gateway would sign it, without "Bearer". */
export async function signPrincipal(claims: PrincipalClaims): Promise<string> {
  const { privateKey } = await currentKeys();
  const now = Math.floor(Date.now() / 1_000);
  const lifetime = claims.lifetimeSeconds ?? 30;
  return new SignJWT({
    kind: claims.kind ?? 'PERSON',
    username: claims.username ?? 'tester',
    lang: claims.lang ?? 'FA',
    grants: (claims.grants ?? []).map(completeGrant),
    appointments: (claims.appointments ?? []).map(completeAppointment),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: claims.type ?? 'rasad-principal+jwt' })
    .setIssuer(claims.issuer ?? 'rasad-gateway')
    .setAudience(claims.audience)
    .setSubject(claims.subject ?? randomUUID())
    .setIssuedAt(Math.min(now, now + lifetime - 30))
    .setExpirationTime(now + lifetime)
    .sign(privateKey);
}

function completeGrant(
  grant: Pick<PrincipalGrant, 'role' | 'unitId'> & Partial<PrincipalGrant>,
): PrincipalGrant {
  return { id: randomUUID(), validFrom: null, validTo: null, ...grant };
}

function completeAppointment(
  appointment: Pick<PrincipalAppointment, 'unitId'> & Partial<PrincipalAppointment>,
): PrincipalAppointment {
  const held = { id: randomUUID(), positionId: randomUUID(), kind: 'EXPERT', acting: false };
  return { ...held, validFrom: null, validTo: null, ...appointment };
}

function currentKeys(): Promise<PrincipalKeys> {
  keys ??= generateKeys();
  return keys;
}

async function generateKeys(): Promise<PrincipalKeys> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { privateKey, publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) };
}
