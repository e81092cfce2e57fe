import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTHeaderParameters,
} from 'jose';
import {
  actorOf,
  PrincipalSigner,
  PrincipalVerifier,
  UnauthenticatedError,
  type Principal,
} from '../src/access/principal.js';

const unitId = '01930000-0000-7000-8000-000000000002';
const principal: Principal = {
  id: '01930000-0000-7000-8000-000000000011',
  kind: 'PERSON',
  username: 'reporter-d1',
  lang: 'FA',
  grants: [
    { id: '01930000-0000-7000-8000-000000000010', role: 'REPORTER', unitId, validFrom: null, validTo: null },
  ],
  appointments: [
    {
      id: '01930000-0000-7000-8000-000000000030',
      positionId: '01930000-0000-7000-8000-000000000020',
      unitId,
      kind: 'EXPERT',
      acting: true,
      validFrom: null,
      validTo: null,
    },
  ],
};

let signer: PrincipalSigner;
let verifier: PrincipalVerifier;
let privateKey: CryptoKey;
let publicJwk: string;

beforeAll(async () => {
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  privateKey = keys.privateKey;
  publicJwk = JSON.stringify(await exportJWK(keys.publicKey));
  signer = await PrincipalSigner.fromJwk(JSON.stringify(await exportJWK(privateKey)));
  verifier = await PrincipalVerifier.fromJwk(publicJwk, 'compliance');
});

/** A token made by hand, right in everything that is not changed. */
function forge(changes: {
  header?: Partial<JWTHeaderParameters>;
  issuer?: string;
  key?: CryptoKey | Uint8Array;
}) {
  const { id, ...claims } = principal;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'rasad-principal+jwt', ...changes.header })
    .setIssuer(changes.issuer ?? 'rasad-gateway')
    .setAudience('compliance')
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime('30s')
    .sign(changes.key ?? privateKey);
}

describe('a principal token', () => {
  it('carries the principal to the subgraph that it was signed for', async () => {
    const token = await signer.sign(principal, 'compliance');
    await expect(verifier.verify(`Bearer ${token}`)).resolves.toEqual(principal);
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['is missing', async () => undefined],
    ['is not a bearer token', async () => `Basic ${await signer.sign(principal, 'compliance')}`],
    ['was signed for another subgraph', async () => `Bearer ${await signer.sign(principal, 'reporting')}`],
    [
      'has expired',
      async () => `Bearer ${await signer.sign(principal, 'compliance', new Date(Date.now() - 60_000))}`,
    ],
    [
      'comes from a later time',
      async () => `Bearer ${await signer.sign(principal, 'compliance', new Date(Date.now() + 60_000))}`,
    ],
    ['is of another type', async () => `Bearer ${await forge({ header: { typ: 'at+jwt' } })}`],
    ['has another issuer', async () => `Bearer ${await forge({ issuer: 'somebody' })}`],
    [
      'was signed with another key',
      async () => `Bearer ${await forge({ key: (await generateKeyPair('EdDSA')).privateKey })}`,
    ],
    [
      'uses the public key as an HMAC secret',
      async () =>
        `Bearer ${await forge({ header: { alg: 'HS256' }, key: new TextEncoder().encode(publicJwk) })}`,
    ],
    [
      'is not signed at all',
      async () => `Bearer ${new UnsecuredJWT({ ...principal }).setSubject(principal.id).encode()}`,
    ],
    [
      'was changed after signing',
      async () => {
        const [header, , signature] = (await signer.sign(principal, 'compliance')).split('.');
        const [, claims] = (await signer.sign({ ...principal, username: 'mayor' }, 'compliance')).split('.');
        return `Bearer ${header}.${claims}.${signature}`;
      },
    ],
    [
      'names a role that does not exist',
      async () => {
        const grants = [{ ...principal.grants[0]!, role: 'OWNER' }] as unknown as Principal['grants'];
        return `Bearer ${await signer.sign({ ...principal, grants }, 'compliance')}`;
      },
    ],
  ])('is refused when it %s', async (_, authorization) => {
    await expect(verifier.verify(await authorization())).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  it('holds no post where none is claimed', async () => {
    const token = await signer.sign({ ...principal, appointments: undefined! }, 'compliance');
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({ ...principal, appointments: [] });
  });

  it('gives events the actor and the capacity of the act', () => {
    expect(actorOf(principal, principal.grants[0]!)).toEqual({
      kind: 'PERSON',
      id: principal.id,
      role: 'REPORTER',
      unitId,
    });
  });

  it('gives events the post of the act and the person who delegated the right', () => {
    const position = { id: principal.appointments[0]!.positionId, acting: true };
    const onBehalfOf = '01930000-0000-7000-8000-000000000012';
    const capacity = { ...principal.grants[0]!, onBehalfOf, position };
    expect(actorOf(principal, capacity)).toMatchObject({ id: principal.id, position, onBehalfOf });
  });
});
