import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeOwnFolder,
  obtainNatsServer,
  projectCacheFolder,
  randomNatsPasswords,
  serverAccount,
  signalProcess,
  startNats,
  type NatsServer,
  type NatsUser,
} from '@rasad/local';

/** Settings of a test's nats-server. */
export interface TestNatsOptions {
  /** Cap on all streams' files together, in bytes. */
  maxFileBytes?: number;
}

/**
 * A nats-server of the suite's own, with users and permissions as in production. It keeps its port
 * over faults, so clients find it again.
 */
export class TestNats {
  private constructor(
    private readonly folder: string,
    private readonly start: (port?: number) => Promise<NatsServer>,
    private server: NatsServer,
  ) {}

  static async start(options: TestNatsOptions = {}): Promise<TestNats> {
    const folder = makeOwnFolder(mkdtempSync(join(tmpdir(), 'rasad-nats-')), serverAccount());
    const binary = await obtainNatsServer(projectCacheFolder);
    const settings = {
      ...options,
      binary,
      folder: join(folder, 'server'),
      passwords: randomNatsPasswords(),
      durable: false,
    };
    const start = (port?: number) => startNats(port ? { ...settings, port } : settings);
    return new TestNats(folder, start, await start());
  }

  /** `nats://user:password@host:port`. */
  url(user: NatsUser): string {
    return this.server.url(user);
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  /** Where the streams' files lie. */
  get storeFolder(): string {
    return this.server.storeFolder;
  }

  /** Kills the server as a crash would; its files stay. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.server.process.once('exit', resolve));
    signalProcess(this.server.pid, 'SIGKILL');
    await gone;
  }

  /** Starts a killed or stopped server again on the same port and files. */
  async restart(): Promise<void> {
    await this.server.stop();
    this.server = await this.start(this.server.port);
  }

  /** Freezes the server: connections stay open and nothing is answered. */
  pause(): void {
    signalProcess(this.server.pid, 'SIGSTOP');
  }

  /** Lets a paused server go on. */
  resume(): void {
    signalProcess(this.server.pid, 'SIGCONT');
  }

  /** Removes all streams' files; the server must not run. */
  wipeStore(): void {
    rmSync(this.server.storeFolder, { recursive: true, force: true });
  }

  /** Ends the server and removes its files. */
  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
