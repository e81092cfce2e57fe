import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, projectRoot } from '@rasad/local';
import {
  createTestDatabase,
  eventually,
  principalKeys,
  TestNats,
  TestProcess,
  type TestDatabase,
} from '@rasad/testing';
import { GraphClient } from './graph-client.js';

/** The subgraph services, in the order in which they start. */
export const subgraphs = ['directory', 'compliance', 'reporting'] as const;
export type Subgraph = (typeof subgraphs)[number];
type ServiceName = Subgraph | 'gateway';

/** One running process of a service. */
export interface Replica {
  service: ServiceName;
  port: number;
  process: TestProcess;
}

/** Changes to the platform for one suite. */
export interface PlatformOptions {
  /** Extra environment per service, e.g. a failpoint. */
  env?: Partial<Record<ServiceName, NodeJS.ProcessEnv>>;
}

/** The whole platform as processes on loopback: real Postgres databases, a nats-server of its own, built services. */
export class Platform {
  readonly replicas: Replica[] = [];
  private gatewayPort = 0;
  /** Where the compliance service keeps files. */
  private readonly filesFolder = mkdtempSync(join(tmpdir(), 'rasad-files-'));

  private constructor(
    readonly nats: TestNats,
    readonly databases: Record<Subgraph, TestDatabase>,
    private readonly secrets: Record<string, string>,
    private readonly options: PlatformOptions,
  ) {}

  static async start(options: PlatformOptions = {}): Promise<Platform> {
    const [nats, ...databases] = await Promise.all([TestNats.start(), ...subgraphs.map(migratedDatabase)]);
    const [directory, compliance, reporting] = databases as [TestDatabase, TestDatabase, TestDatabase];
    const platform = new Platform(nats, { directory, compliance, reporting }, await makeSecrets(), options);
    const ports = await Promise.all(subgraphs.map((service) => platform.startReplica(service)));
    await platform.startGateway(ports.map((replica) => replica.port));
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${this.gatewayPort}`;
  }

  /** Starts one more process of a subgraph service and waits until it is ready. */
  async startReplica(service: Subgraph, env: NodeJS.ProcessEnv = {}, port?: number): Promise<Replica> {
    const listenPort = port ?? (await freePort());
    const process = this.spawn(service, { ...this.subgraphEnv(service, listenPort), ...env });
    const replica: Replica = { service, port: listenPort, process };
    this.replicas.push(replica);
    await process.printed('"msg":"ready"', 40_000);
    return replica;
  }

  /** Starts a service's process again on the port of one that ended. */
  async replace(replica: Replica, env: NodeJS.ProcessEnv = {}): Promise<Replica> {
    await replica.process.stop();
    this.replicas.splice(this.replicas.indexOf(replica), 1);
    return this.startReplica(replica.service as Subgraph, env, replica.port);
  }

  /** The first running process of a service. */
  replica(service: ServiceName): Replica {
    const found = this.replicas.find((replica) => replica.service === service && replica.process.running);
    if (!found) throw new Error(`no ${service} is running`);
    return found;
  }

  /** A client with a bearer token of a sample user. */
  async as(username: string, lang: 'fa' | 'en' = 'en'): Promise<GraphClient> {
    return GraphClient.signIn(this.url, username, lang);
  }

  /** Runs a command of the CLI against this platform and returns what it printed. */
  async rasad(...args: string[]): Promise<{ code: number | null; output: string }> {
    const command = TestProcess.start({
      command: process.execPath,
      args: [join(projectRoot, 'apps/cli/bin/rasad.mjs'), ...args],
      cwd: projectRoot,
      env: { RASAD_URL: this.url },
    });
    const { code } = await command.ended;
    return { code, output: command.output };
  }

  /** Runs one of a service's commands with its environment to the end. */
  async runService(service: Subgraph, entry: string): Promise<{ code: number | null; output: string }> {
    const command = TestProcess.start({
      command: process.execPath,
      args: [join(projectRoot, 'services', service, entry)],
      cwd: projectRoot,
      env: this.subgraphEnv(service, 0),
    });
    const { code } = await command.ended;
    return { code, output: command.output };
  }

  /** Loads the sample city; `small` leaves every task untouched. */
  async loadSample(size: 'small' | 'city'): Promise<void> {
    const { code, output } = await this.rasad('sample', 'load', '--size', size);
    if (code !== 0) throw new Error(`sample load failed: ${output}`);
  }

  /** Ends everything that was started. */
  async stop(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.process.stop()));
    await this.nats.stop();
    await Promise.all(Object.values(this.databases).map((database) => database.drop()));
    rmSync(this.filesFolder, { recursive: true, force: true });
  }

  private subgraphEnv(service: Subgraph, port: number): NodeJS.ProcessEnv {
    return {
      ...this.secrets,
      NODE_OPTIONS: '',
      RASAD_HTTP_PORT: String(port),
      RASAD_DATABASE_URL: this.databases[service].runUrl,
      RASAD_MIGRATION_DATABASE_URL: this.databases[service].ownerUrl,
      RASAD_NATS_URL: this.nats.url(service),
      RASAD_BOOTSTRAP_ADMIN: 'admin',
      RASAD_FILES_FOLDER: this.filesFolder,
    };
  }

  private async startGateway(ports: number[]): Promise<void> {
    this.gatewayPort = await freePort();
    const process = this.spawn('gateway', {
      ...this.secrets,
      RASAD_PORT: String(this.gatewayPort),
      RASAD_PUBLIC_URL: this.url,
      RASAD_NATS_URL: this.nats.url('gateway'),
      // Suites sign many people in and send much from one address.
      RASAD_RATE_SIGN_IN: '100000',
      RASAD_RATE_PER_ADDRESS: '1000000',
      RASAD_RATE_PER_CREDENTIAL: '1000000',
      RASAD_RATE_UPLOADS: '1000000',
      RASAD_DASHBOARD_DIR: join(projectRoot, 'apps/dashboard/dist'),
      ...Object.fromEntries(
        subgraphs.map((name, index) => [
          `RASAD_SUBGRAPH_${name.toUpperCase()}_URL`,
          `http://127.0.0.1:${ports[index]}`,
        ]),
      ),
    });
    this.replicas.push({ service: 'gateway', port: this.gatewayPort, process });
    await process.printed('"msg":"ready"', 40_000);
    await eventually(async () => {
      const response = await fetch(`${this.url}/health/ready`);
      if (!response.ok) throw new Error(`gateway not ready: ${await response.text()}`);
    });
  }

  private spawn(service: ServiceName, env: NodeJS.ProcessEnv): TestProcess {
    return TestProcess.start({
      command: process.execPath,
      args: [join(projectRoot, 'services', service, 'dist/main.js')],
      cwd: projectRoot,
      env: { NODE_OPTIONS: '', RASAD_SAMPLE_MODE: 'true', ...env, ...this.options.env?.[service] },
    });
  }
}

async function migratedDatabase(service: Subgraph): Promise<TestDatabase> {
  return createTestDatabase({
    service,
    migrate: async (ownerUrl) => {
      const migration = TestProcess.start({
        command: process.execPath,
        args: [join(projectRoot, 'services', service, 'dist/migrate.js')],
        env: { NODE_OPTIONS: '', RASAD_MIGRATION_DATABASE_URL: ownerUrl },
      });
      const { code } = await migration.ended;
      if (code !== 0) throw new Error(`migrating ${service} failed: ${migration.output}`);
    },
    sources: [
      join(projectRoot, 'services', service, 'dist/migrations'),
      join(projectRoot, 'libs/messaging/dist'),
    ],
  });
}

async function makeSecrets(): Promise<Record<string, string>> {
  const { publicKey, privateKey } = await principalKeys();
  return {
    RASAD_PRINCIPAL_PUBLIC_KEY: publicKey,
    RASAD_PRINCIPAL_PRIVATE_KEY: privateKey,
    RASAD_SESSION_SECRET: randomText(),
    RASAD_FILES_LINK_SECRET: randomText(),
    RASAD_DEVELOPMENT_ISSUER_KEY: JSON.stringify(
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    ),
    RASAD_LOG_LEVEL: 'info',
  };
}

function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}

/** The sample document of a name, as text. */
export function sampleDocument(name: string): string {
  return readFileSync(join(projectRoot, 'samples/karaj', name), 'utf8');
}
