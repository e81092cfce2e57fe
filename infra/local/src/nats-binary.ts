import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { canReach, makeOwnFolder, type Account } from './accounts.ts';
import { sharedServerFolder } from './server-folders.ts';

/** A nats-server program. */
export interface NatsBinary {
  path: string;
  version: string;
}

/** The one that is there already: on PATH, where Debian puts it, or in the project's cache. */
export function findNatsServer(cacheFolder: string): NatsBinary | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/bin',
    installFolder(cacheFolder),
  ];
  for (const folder of folders) {
    const path = join(folder, 'nats-server');
    if (folder && isExecutable(path)) return describe(path);
  }
  return undefined;
}

/** Finds nats-server, or brings it into the cache: Debian's package unpacked (no root needed), else the official release. */
export async function obtainNatsServer(
  cacheFolder: string,
  tell: (line: string) => void = () => undefined,
): Promise<NatsBinary> {
  const found = findNatsServer(cacheFolder);
  if (found) return found;
  tell('nats-server is not installed; obtaining it');
  const reasons: string[] = [];
  for (const [source, bring] of sources) {
    const work = mkdtempSync(join(tmpdir(), 'rasad-nats-'));
    try {
      return install(cacheFolder, await bring(work));
    } catch (error) {
      reasons.push(`${source}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  throw new Error(
    `nats-server is not on PATH and could not be obtained (${reasons.join('; ')}). ${manualFix}`,
  );
}

/** What a person can do where it cannot be obtained. */
export const manualFix =
  'Install it (Debian: apt-get install nats-server; macOS: brew install nats-server) or put it on PATH.';

/** A path to the program that the account can run: root's own folders may be closed to it. */
export function reachableNatsServer(binary: NatsBinary, account: Account | undefined): string {
  if (canReach(dirname(binary.path), account)) return binary.path;
  const copy = join(makeOwnFolder(sharedServerFolder, account), `nats-server-${binary.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    copyFileSync(binary.path, unfinished);
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, copy);
  }
  return copy;
}

/** Each brings the program into the work folder and returns its path there. */
const sources: readonly (readonly [string, (work: string) => string | Promise<string>])[] = [
  ['Debian package', (work) => fromDebian(work)],
  ['Debian package with fresh lists', fromDebianWithFreshLists],
  ['official release', fromRelease],
];

function installFolder(cacheFolder: string): string {
  return join(cacheFolder, 'nats-server');
}

function install(cacheFolder: string, program: string): NatsBinary {
  const target = join(installFolder(cacheFolder), 'nats-server');
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  cpSync(program, unfinished);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, target);
  return describe(target);
}

function fromDebian(work: string, aptOptions: readonly string[] = []): string {
  run('apt-get', [...aptOptions, 'download', 'nats-server'], work);
  const archive = readdirSync(work).find((name) => name.endsWith('.deb'));
  if (!archive) throw new Error('apt-get download brought nothing');
  run('dpkg', ['-x', archive, 'unpacked'], work);
  return join(work, 'unpacked', 'usr', 'sbin', 'nats-server');
}

/** Where the machine has no package lists, or old ones, fetch them into a state folder of our own: that needs no root. */
function fromDebianWithFreshLists(work: string): string {
  for (const folder of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(work, folder), { recursive: true });
  const options = [
    `Dir::State=${join(work, 'state')}`,
    `Dir::State::status=/var/lib/dpkg/status`,
    `Dir::Cache=${join(work, 'cache')}`,
  ];
  const flags = options.flatMap((option) => ['-o', option]);
  run('apt-get', [...flags, 'update'], work);
  return fromDebian(work, flags);
}

/** The official image's build file names the same archives and sums: github.com/nats-io/nats-docker, 2.12.x/alpine3.22. */
const release = {
  version: '2.12.15',
  sums: new Map([
    [
      'linux-x64',
      { name: 'linux-amd64', sha256: '58ab8131f819263897e2fc38e503e1b755b63bcafeecc7d12582487df48ca15e' },
    ],
    [
      'linux-arm64',
      { name: 'linux-arm64', sha256: 'b724db99fefbf8f5c808baa82819ee50350aee9734017e4a478f7e545cef3ab6' },
    ],
  ]),
};

async function fromRelease(work: string): Promise<string> {
  const archive = release.sums.get(`${process.platform}-${process.arch}`);
  if (!archive) throw new Error(`no release is known for ${process.platform}-${process.arch}`);
  const name = `nats-server-v${release.version}-${archive.name}`;
  const url = `https://github.com/nats-io/nats-server/releases/download/v${release.version}/${name}.tar.gz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const content = Buffer.from(await response.arrayBuffer());
  const sum = createHash('sha256').update(content).digest('hex');
  if (sum !== archive.sha256) throw new Error(`${url} has the checksum ${sum}, not ${archive.sha256}`);
  writeFileSync(join(work, 'release.tar.gz'), content);
  run('tar', ['-xzf', 'release.tar.gz'], work);
  return join(work, name, 'nats-server');
}

function run(command: string, args: string[], cwd: string): void {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (result.error) throw new Error(`${command}: ${result.error.message}`);
  if (result.status !== 0)
    throw new Error(`${command} ${args[0]}: ${result.stderr.trim().split('\n').at(-1)}`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `nats-server --version` prints `nats-server: v2.9.10`. */
function describe(path: string): NatsBinary {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const version = /v?(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
  if (!version) throw new Error(`${path} does not say its version`);
  return { path, version };
}
