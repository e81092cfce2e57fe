import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runDoctor, type Finding } from '../src/doctor.ts';
import { freePort } from '../src/ports.ts';
import { StateFolder } from '../src/state-folder.ts';

describe('the doctor', () => {
  let folder: string;
  const portBefore = process.env.RASAD_PORT;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rasad-doctor-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    if (portBefore === undefined) delete process.env.RASAD_PORT;
    else process.env.RASAD_PORT = portBefore;
  });

  async function examine(): Promise<Map<string, Finding>> {
    const findings = await runDoctor(new StateFolder(join(folder, 'state')));
    return new Map(findings.map((finding) => [finding.name, finding]));
  }

  it('finds nothing in the way on this machine, and has no fix for what is well', async () => {
    process.env.RASAD_PORT = String(await freePort());
    const findings = [...(await examine()).values()];
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ fix }) => fix).join('')).toBe('');
    expect(findings.length).toBeGreaterThanOrEqual(11);
  });

  it('names the setting when the port is taken', async () => {
    const port = await freePort();
    const busy = createServer().listen(port, '127.0.0.1');
    await once(busy, 'listening');
    process.env.RASAD_PORT = String(port);
    expect((await examine()).get('port')).toEqual({
      name: 'port',
      ok: false,
      detail: `${port} is used by another program`,
      fix: `Choose another: RASAD_PORT=${port + 1} npm start`,
    });
    busy.close();
  });

  it('leaves nothing behind', async () => {
    await examine();
    expect(new StateFolder(join(folder, 'state')).exists()).toBe(false);
  });
});
