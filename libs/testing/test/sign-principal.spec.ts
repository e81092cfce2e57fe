import { describe, expect, it } from '@jest/globals';
import { importJWK, jwtVerify, type JWK } from 'jose';
import { principalKeys, signPrincipal } from '../src/index.js';

async function verify(token: string, audience: string) {
  const key = await importJWK(JSON.parse((await principalKeys()).publicKey) as JWK, 'EdDSA');
  return jwtVerify(token, key, { audience, issuer: 'rasad-gateway', typ: 'rasad-principal+jwt' });
}

describe('a signed test principal', () => {
  it('is verified with the public key and carries the claims of the gateway', async () => {
    const grants = [{ role: 'INSPECTOR', unitId: 'u1' }];
    const token = await signPrincipal({
      audience: 'compliance',
      subject: 's1',
      username: 'inspector',
      lang: 'EN',
      grants,
    });
    const { payload } = await verify(token, 'compliance');
    expect(payload).toMatchObject({
      sub: 's1',
      kind: 'PERSON',
      username: 'inspector',
      lang: 'EN',
      grants: [{ role: 'INSPECTOR', unitId: 'u1', validFrom: null, validTo: null, id: expect.any(String) }],
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(30);
  });

  it('is refused by another audience and after its end', async () => {
    await expect(
      signPrincipal({ audience: 'compliance' }).then((token) => verify(token, 'reporting')),
    ).rejects.toThrow(/aud/);
    const ended = await signPrincipal({ audience: 'compliance', lifetimeSeconds: -1 });
    await expect(verify(ended, 'compliance')).rejects.toThrow(/exp/);
  });
});
