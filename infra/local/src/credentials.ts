import { randomBytes } from 'node:crypto';
import { natsUsers } from './nats-permissions.ts';
import type { NatsPasswords } from './nats-config.ts';

/** A random password of 192 bits in URL-safe characters. */
export function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** A fresh password for every NATS user. */
export function randomNatsPasswords(): NatsPasswords {
  return Object.fromEntries(natsUsers.map((user) => [user, randomPassword()])) as NatsPasswords;
}
