import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  asAccount,
  canReach,
  makePrivateFolder,
  serverAccount,
  writePrivateFile,
  type Account,
} from './accounts.ts';
import { freePort, loopback } from './ports.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import {
  commandLine,
  endProcess,
  hasEnded,
  identify,
  signalProcess,
  type ProcessIdentity,
} from './processes.ts';
import { waitUntil } from './waiting.ts';

/** How to run a Postgres server. */
export interface PostgresOptions {
  /** Folder for the cluster and its log; made when missing, owned by the server's account. */
  folder: string;
  /** Password of the superuser `postgres`; given to a new cluster, expected of an old one. */
  password: string;
  /** A free one is picked when left out. */
  port?: number;
  /** False only for throw-away clusters: no fsync, so a crash of the machine loses the data. */
  durable: boolean;
  maxConnections?: number;
}

/** A running Postgres server that this process started. */
export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  readonly process: ChildProcess;
  /** Connection URL of the superuser. */
  url(database?: string): string;
  /** Fast shutdown, then an immediate one; resolves when the server is gone. */
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;

/** Starts Postgres, creating the cluster when the folder is new and ending a server that was left running on it. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = serverAccount();
  const binaries = postgresBinaries(account);
  makePrivateFolder(options.folder, account);
  if (!canReach(dirname(options.folder), account)) {
    throw new Error(`the account ${account?.name} that Postgres runs as cannot reach ${options.folder}`);
  }
  await endLeftover(options.folder);
  if (!existsSync(join(dataFolder(options), 'PG_VERSION'))) initialise(options, binaries, account);
  return launchWithRetries(options, binaries, account);
}

/** Ends a Postgres that still runs on the folder, as one does whose parent was killed, and removes a stale pid file. */
export async function endLeftover(folder: string): Promise<void> {
  const data = join(folder, 'data');
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const server = identifyServer(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), data);
  if (server && !(await endProcess(server, shutdownSteps)))
    throw new Error(`Postgres ${server.pid} on ${data} does not end`);
  rmSync(pidFile, { force: true });
}

const shutdownSteps = [
  { signal: 'SIGINT', waitMs: 15_000 },
  { signal: 'SIGQUIT', waitMs: 10_000 },
] as const;

/** A pid in a stale file may belong to anything by now: only a postgres started on this very folder is ours. */
function identifyServer(pid: number, data: string): ProcessIdentity | undefined {
  if (!(pid > 0)) return undefined;
  return commandLine(pid)?.includes(`postgres -D ${data} `) ? identify(pid) : undefined;
}

function dataFolder(options: PostgresOptions): string {
  return join(options.folder, 'data');
}

/** Trigrams are made of what the C library takes for a letter, whatever the locale provider: in plain C no Persian one is. */
const letterClasses = `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`;

/** The server and initdb see nothing of the caller's environment but this. */
function serverEnvironment(folder: string): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: folder };
}

function initialise(options: PostgresOptions, binaries: string, account: Account | undefined): void {
  const passwordFile = join(options.folder, 'password');
  rmSync(dataFolder(options), { recursive: true, force: true });
  writePrivateFile(passwordFile, options.password, account);
  const result = spawnSync(join(binaries, 'bin', 'initdb'), initdbArguments(options, passwordFile), {
    ...asAccount(account),
    cwd: options.folder,
    env: serverEnvironment(options.folder),
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (result.status === 0) return;
  rmSync(dataFolder(options), { recursive: true, force: true });
  throw new Error(`Postgres could not create its cluster: ${result.stderr || result.error?.message}`);
}

function initdbArguments(options: PostgresOptions, passwordFile: string): string[] {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', letterClasses];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const rest = ['--no-instructions', ...(options.durable ? [] : ['--no-sync'])];
  return ['-D', dataFolder(options), ...access, ...locale, ...rest];
}

function serverArguments(options: PostgresOptions, port: number): string[] {
  const settings = {
    listen_addresses: loopback,
    // A socket file's path can be too long for the kernel, and TCP on the loopback address serves everyone.
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataFolder(options), '-p', String(port), ...flags];
}

/**
 * A port can be taken between the choice and the bind, and back-ends of a killed server can hold
 * its shared memory for a moment: both go away by trying again.
 */
async function launchWithRetries(
  options: PostgresOptions,
  binaries: string,
  account: Account | undefined,
): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(options, binaries, account, options.port ?? (await freePort()));
    } catch (error) {
      const passing = /could not bind|shared memory block|lock file/i.test(String(error));
      if (!passing || attempt === 5) throw error;
      await delay(attempt * 300);
    }
  }
}

async function launch(
  options: PostgresOptions,
  binaries: string,
  account: Account | undefined,
  port: number,
): Promise<PostgresServer> {
  const logFile = join(options.folder, 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  const logStart = existsSync(logFile) ? readFileSync(logFile).length : 0;
  const child = spawn(join(binaries, 'bin', 'postgres'), serverArguments(options, port), {
    ...asAccount(account),
    cwd: options.folder,
    env: serverEnvironment(options.folder),
    stdio: ['ignore', log, log],
    // Ctrl+C in a terminal reaches the whole group: only the owner decides when the server stops.
    detached: true,
  });
  closeSync(log);
  await untilReady(child, options, () => readFileSync(logFile).subarray(logStart).toString('utf8'));
  return serverHandle(child, port, logFile, options.password);
}

/** Postgres writes its state into the eighth line of its pid file. */
async function untilReady(child: ChildProcess, options: PostgresOptions, log: () => string): Promise<void> {
  const pidFile = join(dataFolder(options), 'postmaster.pid');
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const isReady = () => {
    if (failure) throw failure;
    if (hasEnded(child)) throw new Error(`Postgres did not start: ${log().slice(-2_000)}`);
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
  };
  if (await waitUntil(isReady, { timeoutMs: startTimeoutMs })) return;
  child.kill('SIGQUIT');
  throw new Error(`Postgres was not ready after ${startTimeoutMs / 1000} s: ${log().slice(-2_000)}`);
}

function serverHandle(child: ChildProcess, port: number, logFile: string, password: string): PostgresServer {
  const pid = child.pid ?? 0;
  const identity = identify(pid);
  return {
    port,
    pid,
    logFile,
    process: child,
    url: (database = 'postgres') => `postgres://postgres:${password}@${loopback}:${port}/${database}`,
    stop: async () => {
      if (!identity) return;
      signalProcess(pid, 'SIGCONT');
      await endProcess(identity, shutdownSteps);
    },
  };
}
