import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identifySelf, isRunning, type ProcessIdentity } from './processes.ts';

/** Takes the lock for this process, or names the running process that holds it. A dead holder's lock is taken over. */
export function takeLock(file: string): { taken: true } | { taken: false; holder: ProcessIdentity } {
  for (;;) {
    if (createWithOwner(file)) return { taken: true };
    const holder = lockHolder(file);
    if (holder) return { taken: false, holder };
    removeStale(file);
  }
}

/** The running process that holds the lock. */
export function lockHolder(file: string): ProcessIdentity | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
    return isRunning(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the lock back if this process holds it. */
export function releaseLock(file: string): void {
  if (lockHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** Linking a finished file makes the lock appear with its owner's name in it, never empty. */
function createWithOwner(file: string): boolean {
  const finished = `${file}.${process.pid}`;
  writeFileSync(finished, JSON.stringify(identifySelf()), { mode: 0o600 });
  try {
    return linkUnlessThere(finished, file);
  } finally {
    rmSync(finished, { force: true });
  }
}

/** Another process may have replaced the dead holder's file a moment ago: then its lock goes back in place. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (lockHolder(aside)) linkUnlessThere(aside, file);
  rmSync(aside, { force: true });
}

function linkUnlessThere(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
