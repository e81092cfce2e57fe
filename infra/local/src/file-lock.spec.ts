import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockHolder, releaseLock, takeLock } from './file-lock.ts';
import { identify, identifySelf, isRunning } from './processes.ts';

describe('a lock file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rasad-lock-'));
    file = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('names its holder to whoever comes second, until it is given back', () => {
    expect(takeLock(file)).toEqual({ taken: true });
    expect(takeLock(file)).toEqual({ taken: false, holder: identifySelf() });
    releaseLock(file);
    expect(lockHolder(file)).toBeUndefined();
    expect(takeLock(file)).toEqual({ taken: true });
  });

  it('is taken over from a process that is gone, even when another has its pid now', () => {
    const { pid } = spawnSync('true');
    for (const dead of [
      { pid, started: '1' },
      { ...identifySelf(), started: 'long ago' },
    ]) {
      writeFileSync(file, JSON.stringify(dead));
      expect(lockHolder(file)).toBeUndefined();
      expect(takeLock(file)).toEqual({ taken: true });
      expect(lockHolder(file)).toEqual(identifySelf());
    }
  });
});

describe('the identity of a process', () => {
  it('holds for the process alone', () => {
    const self = identifySelf();
    expect(identify(process.pid)).toEqual(self);
    expect(isRunning(self)).toBe(true);
    expect(isRunning({ ...self, started: '0' })).toBe(false);
  });

  it('is none for a pid that nobody has', () => {
    expect(identify(spawnSync('true').pid)).toBeUndefined();
  });
});
