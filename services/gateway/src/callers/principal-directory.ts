import { Inject, Injectable, Logger } from '@nestjs/common';
import { PrincipalSigner, type Principal, type PrincipalGrant } from '@rasad/service-kit';
import { positionKind, role } from '@rasad/event-contracts';
import { z } from 'zod';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { SubgraphFetch } from '../graph/subgraph-fetch.js';
import { CallersUnavailable } from './caller.js';

const resolvedPrincipal = z.object({
  id: z.uuid(),
  kind: z.enum(['PERSON', 'SERVICE']),
  username: z.string(),
  disabled: z.boolean().default(false),
  grants: z.array(
    z.object({
      id: z.uuid(),
      role,
      unitId: z.uuid(),
      validFrom: z.iso.date().nullable(),
      validTo: z.iso.date().nullable(),
      onBehalfOf: z.uuid().optional(),
    }),
  ),
  appointments: z
    .array(
      z.object({
        id: z.uuid(),
        positionId: z.uuid(),
        unitId: z.uuid(),
        kind: positionKind,
        acting: z.boolean(),
        validFrom: z.iso.date().nullable(),
        validTo: z.iso.date().nullable(),
      }),
    )
    .default([]),
  secrets: z.array(z.object({ id: z.uuid(), expiresAt: z.iso.datetime() })).default([]),
});

/** A principal as the directory knows it, without the language of a request. */
export interface KnownPrincipal extends Omit<Principal, 'lang'> {
  /** Whether the account is out of use. */
  disabled: boolean;
  /** Secrets of a service account that count, with the instant of their end. */
  secrets: { id: string; expiresAt: string }[];
}

interface CacheEntry {
  /** Null: the directory knows nobody of that name. */
  principal: KnownPrincipal | null;
  fetchedAt: number;
  refreshing?: Promise<KnownPrincipal | null>;
}

/** Milliseconds for which an answer is used without asking again. */
export const freshMs = 30_000;
/** Milliseconds for which "nobody of that name" is believed. */
const unknownMs = 5_000;
/** Milliseconds for which an answer is used while the directory does not answer. */
const staleMs = 300_000;
const timeoutMs = 3_000;
const maxEntries = 10_000;

/** The gateway itself, as it calls the directory. */
export const gatewayPrincipal: Principal = {
  id: 'gateway',
  kind: 'SYSTEM',
  username: 'gateway',
  lang: 'EN',
  grants: [],
  appointments: [],
};

/** Asks the directory who a username is and what they are granted, and remembers it for half a minute. */
@Injectable()
export class PrincipalDirectory {
  private readonly logger = new Logger(PrincipalDirectory.name);
  private readonly entries = new Map<string, CacheEntry>();

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly signer: PrincipalSigner,
    private readonly http: SubgraphFetch,
  ) {}

  /** @returns null for a name that the directory does not know. @throws CallersUnavailable */
  async find(username: string): Promise<KnownPrincipal | null> {
    const entry = this.entries.get(username);
    const age = entry ? Date.now() - entry.fetchedAt : Infinity;
    if (entry && age < (entry.principal ? freshMs : unknownMs)) return entry.principal;
    try {
      return await this.refresh(username);
    } catch (error) {
      if (entry?.principal && age < staleMs) return entry.principal;
      this.logger.warn({ msg: 'principal not resolved', err: error });
      throw new CallersUnavailable('the directory does not answer', { cause: error });
    }
  }

  /** Has the next request ask again; a revoked grant is dropped at once, whether or not the directory answers then. */
  forget(principalId: string, revokedGrantId?: string): void {
    for (const entry of this.entries.values()) {
      if (entry.principal?.id !== principalId) continue;
      const grants = entry.principal.grants.filter((grant: PrincipalGrant) => grant.id !== revokedGrantId);
      entry.principal = { ...entry.principal, grants };
      entry.fetchedAt = Math.min(entry.fetchedAt, Date.now() - freshMs);
      delete entry.refreshing;
    }
  }

  /** Names of those whose grants are remembered under this id. */
  usernamesOf(principalId: string): string[] {
    return [...this.entries].flatMap(([username, { principal }]) =>
      principal?.id === principalId ? [username] : [],
    );
  }

  /** Requests that come together share one question. */
  private refresh(username: string): Promise<KnownPrincipal | null> {
    const known = this.entries.get(username);
    if (known?.refreshing) return known.refreshing;
    const entry: CacheEntry = known ?? { principal: null, fetchedAt: 0 };
    const refreshing = this.ask(username)
      .then((principal) => {
        if (entry.refreshing === refreshing) Object.assign(entry, { principal, fetchedAt: Date.now() });
        return principal;
      })
      .finally(() => {
        if (entry.refreshing === refreshing) delete entry.refreshing;
        if (entry.fetchedAt === 0) this.entries.delete(username);
      });
    entry.refreshing = refreshing;
    this.remember(username, entry);
    return refreshing;
  }

  private remember(username: string, entry: CacheEntry): void {
    this.entries.delete(username);
    this.entries.set(username, entry);
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > maxEntries && oldest !== undefined) this.entries.delete(oldest);
  }

  private async ask(username: string): Promise<KnownPrincipal | null> {
    const token = await this.signer.sign(gatewayPrincipal, 'directory');
    const url = new URL('/internal/principals/resolve', this.env.RASAD_SUBGRAPH_DIRECTORY_URL);
    const response = await this.http.send(url, {
      repeatable: true,
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ subject: username }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) throw new Error(`the directory answers ${response.status}`);
    return resolvedPrincipal.parse(await response.json());
  }
}
