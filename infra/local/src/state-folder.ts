import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canReach, makeOwnFolder, nearestExisting, serverAccount } from './accounts.ts';
import { projectRoot } from './project-folders.ts';
import { sharedServerFolder } from './server-folders.ts';

const largeLogBytes = 20_000_000;

/** Where one local platform keeps everything: `.rasad`, or what `RASAD_STATE_DIR` names. */
export class StateFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /** The project's own, unless the environment names another. */
  static fromEnvironment(environment: NodeJS.ProcessEnv = process.env): StateFolder {
    return new StateFolder(environment.RASAD_STATE_DIR ?? join(projectRoot, '.rasad'));
  }

  get lockFile(): string {
    return join(this.path, 'lock');
  }

  get runFile(): string {
    return join(this.path, 'run.json');
  }

  get secretsFile(): string {
    return join(this.path, 'secrets.json');
  }

  /** Marks that the sample data was loaded completely. */
  get sampleMark(): string {
    return join(this.path, 'sample-loaded');
  }

  get logs(): string {
    return join(this.path, 'logs');
  }

  /**
   * Where the servers' own data lies. A root user's servers run as another account, which cannot
   * reach a project in root's home: their data then lies under /var/lib.
   */
  get servers(): string {
    if (canReach(nearestExisting(dirname(this.path)), serverAccount())) return this.path;
    const name = createHash('sha256').update(this.path).digest('hex').slice(0, 12);
    return join(sharedServerFolder, `state-${name}`);
  }

  /** Files that people gave as evidence. */
  get files(): string {
    return join(this.path, 'files');
  }

  get postgres(): string {
    return join(this.servers, 'postgres');
  }

  get nats(): string {
    return join(this.servers, 'nats');
  }

  exists(): boolean {
    return existsSync(this.path);
  }

  /** Makes the folders, closed to other users. */
  make(): void {
    const account = serverAccount();
    mkdirSync(dirname(this.path), { recursive: true });
    makeOwnFolder(this.path, account);
    if (this.servers !== this.path) {
      makeOwnFolder(sharedServerFolder, account);
      makeOwnFolder(this.servers, account);
    }
    mkdirSync(this.logs, { recursive: true, mode: 0o700 });
    this.setLargeLogsAside();
  }

  /** Removes all state. */
  remove(): void {
    const { servers } = this;
    rmSync(servers, { recursive: true, force: true });
    rmSync(this.path, { recursive: true, force: true });
  }

  /** Logs are appended to over many runs; the one before the last is dropped. */
  private setLargeLogsAside(): void {
    for (const name of readdirSync(this.logs).filter((each) => each.endsWith('.log'))) {
      const file = join(this.logs, name);
      if (statSync(file).size > largeLogBytes) renameSync(file, `${file}.old`);
    }
  }
}
