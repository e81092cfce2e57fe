import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  loopback,
  makeOwnFolder,
  projectRoot,
  randomPassword,
  serverAccount,
  startPostgres,
} from '@rasad/local';
import {
  createTestDatabase,
  eventually,
  principalKeys,
  TestNats,
  TestProcess,
  type TestDatabase,
} from '@rasad/testing/servers';

/** Servers of a benchmark: Postgres with fsync on, and NATS. */
export interface Servers {
  nats: TestNats;
  /** Log of Postgres. */
  databaseLog: string;
  stop(): Promise<void>;
}

/** Starts them; databases are then made on this Postgres. */
export async function startServers(): Promise<Servers> {
  const folder = makeOwnFolder(mkdtempSync(join(tmpdir(), 'rasad-bench-')), serverAccount());
  const postgres = await startPostgres({
    folder: join(folder, 'server'),
    password: randomPassword(),
    durable: true,
  });
  process.env['RASAD_TEST_POSTGRES_URL'] = postgres.url();
  const nats = await TestNats.start();
  return {
    nats,
    databaseLog: postgres.logFile,
    stop: async () => {
      await nats.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A service's built program, on a database of its own. */
export class ServiceUnderBench {
  readonly name: string;
  readonly database: TestDatabase;
  readonly #port: number;
  readonly #program: TestProcess;

  private constructor(name: string, database: TestDatabase, port: number, program: TestProcess) {
    this.name = name;
    this.database = database;
    this.#port = port;
    this.#program = program;
  }

  static async start(
    name: 'directory' | 'compliance' | 'reporting',
    nats: TestNats,
  ): Promise<ServiceUnderBench> {
    const database = await createTestDatabase({ service: name, migrate: (url) => migrate(name, url) });
    const port = await freePort();
    const environment = {
      RASAD_HTTP_PORT: String(port),
      RASAD_DATABASE_URL: database.runUrl,
      RASAD_NATS_URL: nats.url(name),
      RASAD_PRINCIPAL_PUBLIC_KEY: (await principalKeys()).publicKey,
      RASAD_FILES_LINK_SECRET: randomPassword(),
      RASAD_LOG_LEVEL: 'warn',
    };
    const service = new ServiceUnderBench(name, database, port, launch(name, environment));
    await service.isReady();
    return service;
  }

  get url(): string {
    return `http://${loopback}:${this.#port}/graphql`;
  }

  /** Greatest resident memory that the process ever had, in MiB. */
  peakMemory(): number {
    const status = readFileSync(`/proc/${this.#program.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  }

  async stop(): Promise<void> {
    await this.#program.stop();
    await this.database.drop();
  }

  private async isReady(): Promise<void> {
    await eventually(
      async () => {
        const response = await fetch(`http://${loopback}:${this.#port}/health/ready`);
        if (!response.ok)
          throw new Error(`${this.name}: ${response.status} ${this.#program.output.slice(-500)}`);
      },
      { timeoutMs: 120_000, intervalMs: 250 },
    );
  }
}

async function migrate(name: string, ownerUrl: string): Promise<void> {
  const program = TestProcess.start({
    command: process.execPath,
    args: [join(projectRoot, 'services', name, 'dist', 'migrate.js')],
    env: { RASAD_MIGRATION_DATABASE_URL: ownerUrl },
  });
  const { code } = await program.ended;
  if (code !== 0) throw new Error(program.output);
}

function launch(name: string, env: NodeJS.ProcessEnv): TestProcess {
  return TestProcess.start({
    command: process.execPath,
    args: [join(projectRoot, 'services', name, 'dist', 'main.js')],
    env,
  });
}
