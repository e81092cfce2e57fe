import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  builtProjects,
  httpUrl,
  migrationEnvironment,
  platformServices,
  serviceEnvironment,
} from './service-definitions.ts';
import type { ServiceDefinition, ServiceName, Surroundings } from './service-definitions.ts';
import { runNx } from './nx.ts';
import { obtainNatsServer } from './nats-binary.ts';
import { startNats, type NatsServer } from './nats.server.ts';
import { freePort } from './ports.ts';
import { ensureServiceDatabase } from './postgres.databases.ts';
import { startPostgres, type PostgresServer } from './postgres.server.ts';
import { identify, identifySelf, isRunning, signalProcess } from './processes.ts';
import { projectCacheFolder } from './project-folders.ts';
import { removeRunRecord, writeRunRecord, type RunRecord } from './run-record.ts';
import { databaseServices, loadSecrets, type Secrets } from './secrets.ts';
import { runProgram, startService, untilReady, type ManagedProcess } from './service-process.ts';
import type { StateFolder } from './state-folder.ts';
import { Supervised, type Restartable, type SupervisionEvents } from './supervised.ts';
import type { Terminal } from './terminal.ts';

/** How to run the platform on this machine. */
export interface PlatformOptions {
  state: StateFolder;
  /** The gateway's port. */
  port: number;
  sampleMode: boolean;
  terminal: Terminal;
  /** False when the build is known to be fresh. */
  build?: boolean;
  /** The platform's own unless a test runs others. */
  services?: readonly ServiceDefinition[];
  /** Added to every service's environment. */
  environment?: NodeJS.ProcessEnv;
}

/** All processes of a platform on one machine: Postgres, NATS and the services. */
export class Platform {
  private readonly options: PlatformOptions;
  private readonly secrets: Secrets;
  private readonly record: RunRecord;
  private readonly supervision: SupervisionEvents;
  private readonly aborter = new AbortController();
  private postgres: Supervised<PostgresServer> | undefined;
  private nats: Supervised<NatsServer> | undefined;
  private readonly services = new Map<ServiceName, Supervised<ManagedProcess>>();

  constructor(options: PlatformOptions) {
    const { state, port, sampleMode } = options;
    this.options = options;
    state.make();
    this.secrets = loadSecrets(state.secretsFile);
    this.record = {
      state: 'starting',
      url: httpUrl(port),
      runner: identifySelf(),
      sampleMode,
      processes: [],
      operatorNatsUrl: '',
      secretsFile: state.secretsFile,
    };
    this.supervision = this.supervisionEvents();
    writeRunRecord(state, this.record);
  }

  /** Brings everything up; resolves when every service says that it is ready. */
  async start(): Promise<void> {
    const build = this.options.build === false ? Promise.resolve() : this.step('build', () => this.build());
    const [postgres, nats] = await this.together([this.startPostgres(), this.startNats(), build]);
    await this.step('migrations', () => this.migrate(postgres.port));
    await this.startServices(await this.lookAround(postgres.port, nats));
    this.record.state = 'running';
    this.saveRecord();
  }

  /** Stops everything in order: gateway, services, NATS, Postgres. Safe at any time, also while starting. */
  async stop(): Promise<void> {
    this.aborter.abort(new Error('stopped'));
    for (const each of [...this.services.values(), this.nats, this.postgres]) each?.expectEnd();
    await this.services.get('gateway')?.stop();
    await Promise.all([...this.services.values()].map((service) => service.stop()));
    await this.nats?.stop();
    await this.postgres?.stop();
    removeRunRecord(this.options.state);
  }

  /** Makes a `stop` that is under way end at once: no process gets time to finish; the data is recovered at the next start. */
  hurry(): void {
    for (const each of this.record.processes.filter(isRunning)) {
      // Killed outright, Postgres would leave its back-ends behind; SIGQUIT ends them all the same way.
      signalProcess(each.pid, each.name === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
    }
  }

  /** The process of a service as it runs now. */
  service(name: ServiceName): ManagedProcess | undefined {
    return this.services.get(name)?.current;
  }

  /** Rejects when the platform is being stopped; programs that run beside it take it. */
  get signal(): AbortSignal {
    return this.aborter.signal;
  }

  private async startPostgres(): Promise<PostgresServer> {
    const { state, terminal } = this.options;
    const begun = performance.now();
    const port = await freePort();
    const settings = { folder: state.postgres, password: this.secrets.postgresPassword, durable: true, port };
    this.postgres = new Supervised('postgres', () => startPostgres(settings), this.supervision);
    const server = await this.postgres.start();
    for (const service of databaseServices) {
      const { owner, run } = this.secrets.databasePasswords[service];
      const target = { service, database: service, ownerPassword: owner, runPassword: run };
      await ensureServiceDatabase(server.url, target);
    }
    terminal.done(`PostgreSQL on port ${server.port}`, performance.now() - begun);
    return server;
  }

  private async startNats(): Promise<NatsServer> {
    const { state, terminal } = this.options;
    const begun = performance.now();
    const binary = await obtainNatsServer(projectCacheFolder, (line) => terminal.say(`    ${line}`));
    const [port, monitorPort] = [await freePort(), await freePort()];
    const settings = {
      binary,
      folder: state.nats,
      passwords: this.secrets.natsPasswords,
      durable: true,
      port,
      monitorPort,
    };
    this.nats = new Supervised('nats', () => startNats(settings), this.supervision);
    const server = await this.nats.start();
    this.record.operatorNatsUrl = server.url('operator');
    terminal.done(`nats-server ${binary.version} on port ${server.port}`, performance.now() - begun);
    return server;
  }

  private async build(): Promise<void> {
    const logFile = join(this.options.state.logs, 'build.log');
    await runNx(['run-many', '-t', 'build', '-p', builtProjects.join(',')], { logFile, signal: this.signal });
  }

  private async migrate(postgresPort: number): Promise<void> {
    await this.together(
      databaseServices.map(async (name) => {
        const program = this.definitions.find((each) => each.name === name)?.migrate;
        if (!program) return;
        const environment = migrationEnvironment(name, { postgresPort, secrets: this.secrets });
        await runProgram(this.program(`migration of ${name}`, name, [program], environment), this.signal);
      }),
    );
  }

  private async startServices(around: Surroundings): Promise<void> {
    const begun = performance.now();
    for (const definition of this.definitions) {
      const launch = () => this.launchService(definition, around);
      this.services.set(definition.name, new Supervised(definition.name, launch, this.supervision));
    }
    await this.together(
      [...this.services.values()].map(async (service) => {
        const running = await service.start();
        this.options.terminal.done(`${service.name} on port ${running.port}`, performance.now() - begun);
      }),
    );
  }

  /** A service counts as started when it is ready; until then a killed runner must still leave a trace of it. */
  private async launchService(
    { name, main }: ServiceDefinition,
    around: Surroundings,
  ): Promise<ManagedProcess> {
    const environment = { ...serviceEnvironment(name, around), ...this.options.environment };
    const service = startService({
      ...this.program(name, name, [main], environment),
      port: around.ports[name],
    });
    this.remember(name, service);
    try {
      await untilReady(service, this.signal);
      return service;
    } catch (error) {
      await service.stop();
      throw error;
    }
  }

  private async lookAround(postgresPort: number, nats: NatsServer): Promise<Surroundings> {
    const [directory, compliance, reporting] = [await freePort(), await freePort(), await freePort()];
    const { port, sampleMode, state } = this.options;
    return {
      ports: { directory, compliance, reporting, gateway: port },
      postgresPort,
      natsUrl: (user) => nats.url(user),
      sampleMode,
      filesFolder: state.files,
      secrets: this.secrets,
    };
  }

  private get definitions(): readonly ServiceDefinition[] {
    return this.options.services ?? platformServices;
  }

  private program(name: string, log: string, program: readonly string[], environment: NodeJS.ProcessEnv) {
    const { state, terminal } = this.options;
    const logFile = join(state.logs, `${log}.log`);
    return { name, program, environment, logFile, onLine: (line: string) => terminal.log(log, line) };
  }

  /** The first failure ends the other work too, and is what the caller gets. */
  private together<T extends readonly unknown[]>(work: [...T]): Promise<Results<T>> {
    for (const each of work) Promise.resolve(each).catch((error: unknown) => this.aborter.abort(error));
    return settleAll(work).catch(() => {
      throw this.signal.reason;
    });
  }

  private async step(name: string, work: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    await work();
    this.options.terminal.done(name, performance.now() - begun);
  }

  private supervisionEvents(): SupervisionEvents {
    const { terminal } = this.options;
    return {
      started: (name, running) => this.remember(name, running),
      ended: (name, how, next) => {
        const action =
          next === 'give-up' ? 'it keeps failing and stays down' : `starting it again in ${next.afterMs} ms`;
        terminal.warn(`${name} ended by itself (${how}); ${action}`);
      },
      failed: (name, error) =>
        terminal.warn(`${name}: ${error instanceof Error ? error.message : String(error)}`),
    };
  }

  private remember(name: string, { pid, port }: Restartable): void {
    const identity = identify(pid);
    const others = this.record.processes.filter((each) => each.name !== name);
    this.record.processes = identity ? [...others, { ...identity, name, port }] : others;
    this.saveRecord();
  }

  private saveRecord(): void {
    if (existsSync(this.options.state.path)) writeRunRecord(this.options.state, this.record);
  }
}

type Results<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/** Like Promise.all, but it throws only once all have ended, so that nothing goes on behind the caller's back. */
async function settleAll<T extends readonly unknown[]>(work: [...T]): Promise<Results<T>> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
