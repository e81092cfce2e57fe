import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import { createService, migrate, toGlobalId } from '@rasad/service-kit';
import {
  principalKeys,
  signPrincipal,
  usePostgres,
  type PrincipalClaims,
  type PrincipalGrant,
  type TestDatabase,
} from '@rasad/testing';
import { AppModule } from '../src/app.module.js';
import { directoryMigrations } from '../src/data-source.js';
import { readDirectoryEnv } from '../src/env.js';

/** Somebody who calls; by default the administrator of the whole organisation. */
export interface TestCaller {
  subject?: string;
  username?: string;
  lang?: 'FA' | 'EN';
  grants?: (Pick<PrincipalGrant, 'role' | 'unitId'> & Partial<PrincipalGrant>)[];
  appointments?: PrincipalClaims['appointments'];
}

/** An answer of the graph. */
export interface GraphAnswer<T> {
  data: T | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** A user error as tests compare it. */
export interface UserErrorShape {
  code: string;
  field: string[] | null;
  message: string;
}

/** The running service of a suite, over a database of its own. */
export interface DirectoryService {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly url: string;
  /** Sends an operation with a caller's principal token. */
  send<T>(query: string, variables?: Record<string, unknown>, caller?: TestCaller): Promise<GraphAnswer<T>>;
  /** The same, for an operation that must succeed. */
  ask<T>(query: string, variables?: Record<string, unknown>, caller?: TestCaller): Promise<T>;
}

/** Where nobody listens: the service must serve without NATS too. */
const noNats = 'nats://directory:secret@127.0.0.1:1';

export const chief: TestCaller = {
  subject: '01930000-0000-7000-8000-00000000c41f',
  username: 'chief',
  lang: 'EN',
  grants: [{ role: 'ADMIN', unitId: WHOLE_ORGANISATION }],
};

/** Somebody with one role over one unit, given by its row id. */
export function callerWith(role: Role, unitId: string, more: Partial<TestCaller> = {}): TestCaller {
  return { subject: randomUUID(), lang: 'EN', grants: [{ role, unitId }], ...more };
}

/** Gives the suite its service: started before its tests, stopped after them. */
export function useDirectory(
  options: { bootstrapAdmin?: string; natsUrl?: () => string } = {},
): DirectoryService {
  const postgres = usePostgres({
    service: 'directory',
    migrate: async (ownerUrl) => {
      await migrate(directoryMigrations(ownerUrl));
    },
    sources: [
      new URL('../src/migrations', import.meta.url),
      new URL('../../../libs/messaging/src/messaging.tables.ts', import.meta.url),
    ],
  });
  let app: NestExpressApplication | undefined;
  let url = '';
  beforeAll(async () => {
    app = await startDirectory(postgres.database, options.natsUrl?.() ?? noNats, options.bootstrapAdmin);
    url = await app.getUrl();
  }, 60_000);
  afterAll(async () => {
    await app?.close();
  });
  const send = async <T>(query: string, variables = {}, caller = chief): Promise<GraphAnswer<T>> => {
    const token = await signPrincipal(claimsOf(caller));
    return post<T>(`${url}/graphql`, token, { query, variables });
  };
  return {
    get app() {
      if (!app) throw new Error('the service runs only while tests run');
      return app;
    },
    get url() {
      return url;
    },
    get database() {
      return postgres.database;
    },
    send,
    ask: async <T>(query: string, variables = {}, caller = chief): Promise<T> => {
      const { data, errors } = await send<T>(query, variables, caller);
      if (!data || errors) throw new Error(`the graph refused: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

/** Starts one replica of the service over a database. */
export async function startDirectory(
  database: TestDatabase,
  natsUrl: string,
  bootstrapAdmin?: string,
): Promise<NestExpressApplication> {
  const env = readDirectoryEnv({
    RASAD_HTTP_PORT: '0',
    RASAD_DATABASE_URL: database.runUrl,
    RASAD_NATS_URL: natsUrl,
    RASAD_PRINCIPAL_PUBLIC_KEY: (await principalKeys()).publicKey,
    RASAD_SAMPLE_MODE: 'true',
    RASAD_LOG_LEVEL: 'silent',
    RASAD_BOOTSTRAP_ADMIN: bootstrapAdmin,
  });
  const app = await createService(AppModule.forRoot(env));
  await app.listen(0, '127.0.0.1');
  return app;
}

function claimsOf(caller: TestCaller): PrincipalClaims {
  return { audience: 'directory', ...caller };
}

/** Posts JSON and reads JSON. */
export async function post<T>(url: string, token: string | null, body: unknown): Promise<GraphAnswer<T>> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphAnswer<T>;
}

/** Global id of a unit by its row id. */
export const unitGlobalId = (rowId: string) => toGlobalId('OrgUnit', rowId);
/** Row id in a global id. */
export const rowIdOf = (globalId: string) =>
  Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
