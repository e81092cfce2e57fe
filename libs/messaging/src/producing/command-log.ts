import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A mutation as the log recognises it. */
export interface Command {
  /** The caller's `clientMutationId`; without one nothing is remembered. */
  key: string | null | undefined;
  actorId: string;
  /** Name of the mutation. */
  operation: string;
  /** The whole input; decides whether a repeated key means the same command. */
  body: unknown;
}

/** The key was used before by the same actor with another body or for another operation. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';

  constructor(key: string) {
    super(`idempotency key ${JSON.stringify(key)} was used with another body`);
  }
}

interface CommandRow {
  body_hash: Buffer;
  response: unknown;
}

/** Makes mutations idempotent: what a key did once is not done again, its response is given again. */
@Injectable()
export class CommandLog {
  /**
   * Does the work unless the actor's key did it before. Equal commands at the same time wait for the first one.
   * The response passes through JSON on the first call too, so that a repetition looks the same: keep it to plain
   * values (ids, versions), no dates.
   * @throws IdempotencyKeyReused where the key came with another body.
   */
  async once<T>(tx: EntityManager, command: Command, work: () => Promise<T>): Promise<T> {
    const { key } = command;
    if (key === null || key === undefined) return work();
    const hash = hashOf(command);
    const earlier = await this.claim(tx, command, key, hash);
    if (!earlier) return this.remember(tx, command, key, await work());
    if (!earlier.body_hash.equals(hash)) throw new IdempotencyKeyReused(key);
    return earlier.response as T;
  }

  /** Takes the key, or waits for the transaction that has it and reads what it stored. */
  private async claim(
    tx: EntityManager,
    command: Command,
    key: string,
    hash: Buffer,
  ): Promise<CommandRow | undefined> {
    const taken = await tx.query<unknown[]>(
      `INSERT INTO command (actor_id, idempotency_key, operation, body_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [command.actorId, key, command.operation, hash],
    );
    if (taken.length > 0) return undefined;
    const rows = await tx.query<CommandRow[]>(
      'SELECT body_hash, response FROM command WHERE actor_id = $1 AND idempotency_key = $2',
      [command.actorId, key],
    );
    return rows[0];
  }

  private async remember<T>(tx: EntityManager, command: Command, key: string, response: T): Promise<T> {
    const json = JSON.stringify(response ?? null);
    await tx.query('UPDATE command SET response = $3 WHERE actor_id = $1 AND idempotency_key = $2', [
      command.actorId,
      key,
      json,
    ]);
    return JSON.parse(json) as T;
  }
}

function hashOf(command: Command): Buffer {
  return createHash('sha256')
    .update(`${command.operation}\n${canonicalJson(command.body)}`)
    .digest();
}

/** JSON with sorted keys: the same body in another key order is the same command. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
