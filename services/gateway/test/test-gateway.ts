import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { principalKeys, type TestNats } from '@rasad/testing';
import { readGatewayEnv, type GatewayEnv } from '../src/env.js';
import { startGateway, type RunningGateway } from '../src/gateway.server.js';
import type { StubCity } from './stub-city.js';

const issuerKey = JSON.stringify(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
);

/** Settings for a gateway in front of a stub city, in sample mode. */
export async function testSettings(
  city: StubCity,
  nats: Pick<TestNats, 'url'> | null,
  overrides: Record<string, string> = {},
): Promise<NodeJS.ProcessEnv> {
  const port = await freePort();
  return {
    NODE_ENV: 'test',
    RASAD_LOG_LEVEL: 'silent',
    RASAD_PORT: String(port),
    RASAD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    RASAD_SUBGRAPH_DIRECTORY_URL: city.directory.url,
    RASAD_SUBGRAPH_COMPLIANCE_URL: city.compliance.url,
    RASAD_SUBGRAPH_REPORTING_URL: city.reporting.url,
    RASAD_SUBGRAPH_TIMEOUT_MS: '800',
    RASAD_NATS_URL: nats?.url('gateway') ?? 'nats://nobody:here@127.0.0.1:9',
    RASAD_PRINCIPAL_PRIVATE_KEY: (await principalKeys()).privateKey,
    RASAD_SESSION_SECRET: 'm3Jv0f7kQz1LwX8rT5yB2nC6hD9aPsEg',
    RASAD_SAMPLE_MODE: 'true',
    RASAD_SAMPLE_ACCOUNTS: fileURLToPath(new URL('../../../samples/karaj/accounts.json', import.meta.url)),
    RASAD_DEVELOPMENT_ISSUER_KEY: issuerKey,
    RASAD_PERSISTED_DOCUMENTS: fileURLToPath(new URL('./persisted-documents.json', import.meta.url)),
    ...overrides,
  };
}

/** A gateway in this process, in front of a stub city. */
export class TestGateway {
  private constructor(
    readonly env: GatewayEnv,
    readonly url: string,
    readonly running: RunningGateway,
  ) {}

  static async start(
    city: StubCity,
    nats: Pick<TestNats, 'url'> | null = null,
    overrides: Record<string, string> = {},
  ): Promise<TestGateway> {
    const env = readGatewayEnv(await testSettings(city, nats, overrides));
    return new TestGateway(env, env.RASAD_PUBLIC_URL ?? '', await startGateway(env, city.graph));
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  /** A bearer token of a sample user, got as the command line gets it. */
  async token(username: string): Promise<string> {
    const response = await fetch(`${this.url}/auth/sample-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username }),
    });
    if (!response.ok) throw new Error(`no token for ${username}: ${response.status}`);
    return ((await response.json()) as { accessToken: string }).accessToken;
  }

  /** Asks the graph. */
  async ask(token: string | null, query: string, options: AskOptions = {}): Promise<GraphAnswer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...options.headers,
      },
      body: JSON.stringify({ query, ...(options.variables ? { variables: options.variables } : {}) }),
    });
    const body = (await response.json()) as Omit<GraphAnswer, 'status' | 'headers'>;
    return { status: response.status, headers: response.headers, ...body };
  }
}

interface AskOptions {
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** What the graph answers over HTTP. */
export interface GraphAnswer {
  status: number;
  headers: Headers;
  // The tests know what they asked for.
  data?: Record<string, never> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
