import type { Actor, Role } from '@rasad/event-contracts';
import { positionKind, role, WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';

const grantClaim = z.object({
  id: z.uuid(),
  role,
  /** Scope unit, or WHOLE_ORGANISATION; the grant covers it and all below it. */
  unitId: z.uuid(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  /** The person who delegated it, where it is a delegation. */
  onBehalfOf: z.uuid().optional(),
});

const appointmentClaim = z.object({
  id: z.uuid(),
  positionId: z.uuid(),
  /** The post's unit. */
  unitId: z.uuid(),
  kind: positionKind,
  /** Whether the person stands in for the post's holder. */
  acting: z.boolean(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
});

const principalClaims = z.object({
  sub: z.string(),
  kind: z.enum(['PERSON', 'SERVICE', 'SYSTEM']),
  username: z.string(),
  lang: z.enum(['FA', 'EN']),
  grants: z.array(grantClaim),
  appointments: z.array(appointmentClaim).default([]),
});

/** A grant as the principal token carries it; dates are Gregorian, `validTo` exclusive. */
export type PrincipalGrant = z.infer<typeof grantClaim>;

/** A post that the principal holds, as the principal token carries it; dates as of a grant. */
export type PrincipalAppointment = z.infer<typeof appointmentClaim>;

/** The right under which somebody acts: a grant, and the post in which they use it, where they hold one. */
export interface Capacity extends PrincipalGrant {
  position?: Actor['position'];
}

/** Who calls: resolved by the gateway, carried to a subgraph in a signed token. */
export interface Principal {
  /** UUID of the person or service account; `gateway` for SYSTEM. */
  id: string;
  kind: 'PERSON' | 'SERVICE' | 'SYSTEM';
  username: string;
  lang: 'FA' | 'EN';
  grants: PrincipalGrant[];
  appointments: PrincipalAppointment[];
}

const issuer = 'rasad-gateway';
const tokenType = 'rasad-principal+jwt';
const algorithm = 'EdDSA';

/** Seconds for which a principal token is good. */
export const principalTokenSeconds = 30;

/** Thrown when a principal token is missing, forged, expired or meant for another subgraph. */
export class UnauthenticatedError extends Error {}

async function importKey(jwk: string): Promise<CryptoKey> {
  return (await importJWK(JSON.parse(jwk) as JWK, algorithm)) as CryptoKey;
}

/** Signs principal tokens; only the gateway holds the private key. */
export class PrincipalSigner {
  private constructor(private readonly key: CryptoKey) {}

  /** @param jwk Ed25519 private key as JWK JSON. */
  static async fromJwk(jwk: string): Promise<PrincipalSigner> {
    return new PrincipalSigner(await importKey(jwk));
  }

  /** A compact JWT for one subgraph (`audience`), valid for 30 seconds. */
  sign(principal: Principal, audience: string, now: Date = new Date()): Promise<string> {
    const seconds = Math.floor(now.getTime() / 1000);
    const { id, ...claims } = principal;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, typ: tokenType })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(id)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + principalTokenSeconds)
      .sign(this.key);
  }
}

/** Verifies principal tokens that were signed for one subgraph. */
export class PrincipalVerifier {
  private constructor(
    private readonly key: CryptoKey,
    private readonly audience: string,
  ) {}

  /** @param jwk Ed25519 public key as JWK JSON. @param audience name of this subgraph. */
  static async fromJwk(jwk: string, audience: string): Promise<PrincipalVerifier> {
    return new PrincipalVerifier(await importKey(jwk), audience);
  }

  /** @param authorization value of the authorization header. @throws UnauthenticatedError */
  async verify(authorization: string | undefined | null): Promise<Principal> {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new UnauthenticatedError('a principal token is required');
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [algorithm],
        issuer,
        audience: this.audience,
        typ: tokenType,
        requiredClaims: ['exp', 'iat', 'sub'],
        maxTokenAge: principalTokenSeconds,
        clockTolerance: 5,
      });
      const { sub, ...claims } = principalClaims.parse(payload);
      return { id: sub, ...claims };
    } catch (error) {
      throw new UnauthenticatedError('the principal token is not valid', { cause: error });
    }
  }
}

/**
 * The actor that an event records: the principal, the grant under which the policy allowed the act, the post in which
 * they used it and the person who delegated it. A grant over the whole organisation names no unit.
 */
export function actorOf(principal: Principal, capacity: Capacity | null): Actor {
  const unitId = capacity?.unitId ?? null;
  return {
    kind: principal.kind,
    id: principal.id,
    role: (capacity?.role ?? null) as Role | null,
    unitId: unitId === WHOLE_ORGANISATION ? null : unitId,
    ...(capacity?.position && { position: capacity.position }),
    ...(capacity?.onBehalfOf && { onBehalfOf: capacity.onBehalfOf }),
  };
}
