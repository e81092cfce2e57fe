import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The account that a server process runs as; undefined means "as whoever runs this". */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

const candidates = ['postgres', 'nobody'];

/**
 * Postgres refuses to run as root, so a root user's servers run as an unprivileged account.
 * Undefined for everyone else. Throws where a machine has no such account.
 */
export function serverAccount(passwdFile = '/etc/passwd'): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync(passwdFile, 'utf8').split('\n');
  for (const name of candidates) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid && Number(uid) !== 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `running as root, and the machine has none of the accounts ${candidates.join(', ')} to run servers as`,
  );
}

/** Options of `child_process.spawn` that make the child run as the account. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether the account may pass through every folder from the root down to (and into) the path. */
export function canReach(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const entry = statSync(folder);
    const passes = entry.uid === account.uid ? entry.mode & 0o100 : entry.mode & 0o001;
    if (!passes) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Makes the folder, and makes it the account's alone (the caller's alone without one). */
export function makePrivateFolder(path: string, account?: Account): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (account) chownSync(path, account.uid, account.gid);
  return path;
}

/**
 * Makes a folder of the caller's: closed to everybody, except that a server account may pass
 * through (not list) it to what it owns inside. Refuses a folder that somebody else put there.
 */
export function makeOwnFolder(path: string, account?: Account): string {
  const mode = account ? 0o711 : 0o700;
  mkdirSync(path, { recursive: true, mode });
  const owner = statSync(path).uid;
  if (owner !== process.getuid?.()) throw new Error(`${path} belongs to another user (${owner}); remove it`);
  chmodSync(path, mode);
  return path;
}

/** Writes a file that only its owner (the account, else the caller) can read. */
export function writePrivateFile(path: string, content: string, account?: Account): void {
  writeFileSync(path, content, { mode: 0o600 });
  chmodSync(path, 0o600);
  if (account) chownSync(path, account.uid, account.gid);
}

/** The nearest existing ancestor of a path, itself included. */
export function nearestExisting(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}
