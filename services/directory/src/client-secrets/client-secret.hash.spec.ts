import { describe, expect, it } from '@jest/globals';
import { hashSecret, isHashOf, newSecretValue } from './client-secret.hash.js';

describe('the hash of a secret', () => {
  it('is that of the secret and of no other, and holds nothing of it', async () => {
    const value = newSecretValue();
    const hash = await hashSecret(value);
    expect(hash).not.toContain(value.slice(6));
    expect(await isHashOf(hash, value)).toBe(true);
    expect(await isHashOf(hash, `${value}x`)).toBe(false);
    expect(await isHashOf(hash, newSecretValue())).toBe(false);
    expect(await isHashOf('nonsense', value)).toBe(false);
  });

  it('is salted: one secret has another hash each time', async () => {
    expect(await hashSecret('rasad_same')).not.toBe(await hashSecret('rasad_same'));
  });
});

it('a secret holds 256 random bits', () => {
  expect(newSecretValue()).toMatch(/^rasad_[\w-]{43}$/);
  expect(newSecretValue()).not.toBe(newSecretValue());
});
