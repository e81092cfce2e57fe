import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Some tens of milliseconds a check: the secrets hold 256 random bits, so that guessing is hopeless in any case. */
const cost = { N: 16_384, r: 8, p: 1 } as const;
const bytes = 32;

/** A new secret: 256 random bits after a prefix by which scanners of repositories know it. */
export function newSecretValue(): string {
  return `rasad_${randomBytes(bytes).toString('base64url')}`;
}

/** What is stored of a secret: `scrypt$salt$key`, both base64url. */
export async function hashSecret(value: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(value, salt, bytes, cost);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether a hash is that of a secret, in the same time whatever the answer. */
export async function isHashOf(hash: string, value: string): Promise<boolean> {
  const [, salt = '', key = ''] = hash.split('$');
  const derived = await derive(value, Buffer.from(salt, 'base64url'), bytes, cost);
  const expected = Buffer.from(key, 'base64url');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
