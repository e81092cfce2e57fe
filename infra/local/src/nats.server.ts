import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asAccount, canReach, makePrivateFolder, serverAccount, writePrivateFile } from './accounts.ts';
import { reachableNatsServer, type NatsBinary } from './nats-binary.ts';
import { knowsSyncAlways, renderNatsConfig, type NatsPasswords } from './nats-config.ts';
import type { NatsUser } from './nats-permissions.ts';
import { accepts, freePort, loopback } from './ports.ts';
import { endProcess, hasEnded, identify, signalProcess } from './processes.ts';
import { waitUntil } from './waiting.ts';

/** How to run a nats-server with JetStream. */
export interface NatsOptions {
  binary: NatsBinary;
  /** Folder for configuration, streams and log; made when missing, owned by the server's account. */
  folder: string;
  passwords: NatsPasswords;
  /** Free ones are picked when left out. */
  port?: number;
  monitorPort?: number;
  /** False only for throw-away servers: messages are not synced to the disk one by one. */
  durable: boolean;
  /** Cap on all streams' files together, in bytes. */
  maxFileBytes?: number;
}

/** A running nats-server that this process started. */
export interface NatsServer {
  readonly port: number;
  readonly monitorPort: number;
  readonly pid: number;
  readonly storeFolder: string;
  readonly logFile: string;
  readonly process: ChildProcess;
  /** `nats://user:password@host:port` of a user. */
  url(user: NatsUser): string;
  /** Ends the server; resolves when it is gone. */
  stop(): Promise<void>;
}

const startTimeoutMs = 20_000;

/** Starts nats-server and waits until it accepts connections. */
export async function startNats(options: NatsOptions): Promise<NatsServer> {
  makePrivateFolder(options.folder, serverAccount());
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(
        options,
        options.port ?? (await freePort()),
        options.monitorPort ?? (await freePort()),
      );
    } catch (error) {
      if (!/address already in use/.test(String(error)) || attempt === 5) throw error;
      await delay(attempt * 100);
    }
  }
}

async function launch(options: NatsOptions, port: number, monitorPort: number): Promise<NatsServer> {
  const account = serverAccount();
  if (!canReach(options.folder, account)) {
    throw new Error(`the account ${account?.name} that nats-server runs as cannot reach ${options.folder}`);
  }
  const storeFolder = makePrivateFolder(join(options.folder, 'streams'), account);
  const configFile = join(options.folder, 'nats.conf');
  const syncAlways = options.durable && knowsSyncAlways(options.binary.version);
  const { passwords, maxFileBytes } = options;
  const config = {
    host: loopback,
    port,
    monitorPort,
    storeFolder,
    passwords,
    syncAlways,
    ...(maxFileBytes ? { maxFileBytes } : {}),
  };
  writePrivateFile(configFile, renderNatsConfig(config), account);
  const logFile = join(options.folder, 'nats.log');
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(reachableNatsServer(options.binary, account), ['--config', configFile], {
    ...asAccount(account),
    cwd: options.folder,
    env: { PATH: '/usr/bin:/bin', HOME: options.folder },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  await untilAccepting(child, port, logFile);
  return serverHandle(child, { port, monitorPort, storeFolder, logFile }, options.passwords);
}

async function untilAccepting(child: ChildProcess, port: number, logFile: string): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const isUp = () => {
    if (failure) throw failure;
    if (hasEnded(child))
      throw new Error(`nats-server did not start: ${readFileSync(logFile, 'utf8').slice(-1_000)}`);
    return accepts(port);
  };
  if (await waitUntil(isUp, { timeoutMs: startTimeoutMs, everyMs: 15 })) return;
  child.kill('SIGKILL');
  throw new Error(`nats-server accepted no connection within ${startTimeoutMs / 1000} s; see ${logFile}`);
}

function serverHandle(
  child: ChildProcess,
  at: Pick<NatsServer, 'port' | 'monitorPort' | 'storeFolder' | 'logFile'>,
  passwords: NatsPasswords,
): NatsServer {
  const pid = child.pid ?? 0;
  const identity = identify(pid);
  return {
    ...at,
    pid,
    process: child,
    url: (user) => `nats://${user}:${encodeURIComponent(passwords[user])}@${loopback}:${at.port}`,
    stop: async () => {
      if (!identity) return;
      signalProcess(pid, 'SIGCONT');
      await endProcess(identity, [
        { signal: 'SIGTERM', waitMs: 8_000 },
        { signal: 'SIGKILL', waitMs: 2_000 },
      ]);
    },
  };
}
