import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClamdScanner } from '../src/files/virus-scanner.js';
import { ClamdDouble, eicar } from './clamd-double.js';

describe('a scan by clamd', () => {
  const clamd = new ClamdDouble();
  beforeAll(() => clamd.start());
  afterAll(() => clamd.stop());
  const file = join(mkdtempSync(join(tmpdir(), 'scan-')), 'file');
  const scan = (text: string) => {
    writeFileSync(file, text);
    return new ClamdScanner(clamd.address).scan(createReadStream(file));
  };

  it('tells what is clean from what is not', async () => {
    await expect(scan('a report')).resolves.toBe('CLEAN');
    await expect(scan(eicar)).resolves.toBe('INFECTED');
  });

  it('fails whenever the daemon closes the connection, and never waits for it', async () => {
    clamd.isDown = true;
    for (let attempt = 0; attempt < 300; attempt += 1) await expect(scan('x'.repeat(500))).rejects.toThrow();
    clamd.isDown = false;
  });
});
