import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeOwnFolder, serverAccount } from '../src/accounts.ts';
import { runDoctor } from '../src/doctor.ts';
import { freePort } from '../src/ports.ts';
import { withConnection } from '../src/postgres.databases.ts';
import { isRunning } from '../src/processes.ts';
import { readRunRecord, type RecordedProcess } from '../src/run-record.ts';
import { loadSecrets } from '../src/secrets.ts';
import { StateFolder } from '../src/state-folder.ts';
import { waitUntil } from '../src/waiting.ts';
import { run, type Program } from './program.ts';

/** The runner with small services in the real ones' place; Postgres and nats-server are real. */
describe('the local runner', () => {
  let folder: string;
  let state: StateFolder;
  let port: number;
  let runners: Program[];
  let busy: Server | undefined;

  beforeEach(async () => {
    folder = makeOwnFolder(mkdtempSync(join(tmpdir(), 'rasad-runner-')), serverAccount());
    state = new StateFolder(join(folder, 'state'));
    port = await freePort();
    runners = [];
  });

  afterEach(async () => {
    busy?.close();
    for (const runner of runners) {
      runner.child.kill('SIGTERM');
      await runner.ended();
    }
    await command('stop').ended();
    state.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function environment(): NodeJS.ProcessEnv {
    return { RASAD_STATE_DIR: state.path, RASAD_PORT: String(port), RASAD_SAMPLE_MODE: 'false' };
  }

  function command(name: string): Program {
    return run('bin/rasad-local.mjs', [name], environment());
  }

  async function startRunner(more: NodeJS.ProcessEnv = {}): Promise<Program> {
    const runner = run('test/fixture/runner.ts', [], { ...environment(), ...more });
    runners.push(runner);
    await runner.printed('Rasad is ready after');
    return runner;
  }

  function processes(): RecordedProcess[] {
    return readRunRecord(state)?.processes ?? [];
  }

  function processOf(name: string): RecordedProcess {
    const found = processes().find((each) => each.name === name);
    if (!found) throw new Error(`${name} is not recorded`);
    return found;
  }

  async function visits(): Promise<number> {
    const { postgresPassword } = loadSecrets(state.secretsFile);
    const url = `postgres://postgres:${postgresPassword}@127.0.0.1:${processOf('postgres').port}/directory`;
    const { rows } = await withConnection(url, (client) =>
      client.query<{ n: number }>('SELECT count(*)::int AS n FROM visit'),
    );
    return rows[0]?.n ?? 0;
  }

  it('starts servers and services, says where, and stops all of them in order when asked to', async () => {
    const runner = await startRunner();
    expect(runner.output()).toContain(`http://127.0.0.1:${port}`);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    expect(readRunRecord(state)).toMatchObject({
      state: 'running',
      url: `http://127.0.0.1:${port}`,
      sampleMode: false,
    });
    const started = processes();
    expect(started.map(({ name }) => name).sort()).toEqual([
      'compliance',
      'directory',
      'gateway',
      'nats',
      'postgres',
      'reporting',
    ]);

    runner.child.kill('SIGTERM');
    expect(await runner.ended()).toBe(0);
    expect(started.filter(isRunning)).toEqual([]);
    expect(existsSync(state.runFile)).toBe(false);
    expect(runner.output().match(/stopped cleanly/g)).toHaveLength(4);
    expect(readFileSync(join(state.logs, 'compliance.log'), 'utf8')).toContain('"msg":"ready"');
  });

  it('keeps secrets and connection addresses readable by their owner alone', async () => {
    await startRunner();
    for (const file of [state.secretsFile, state.runFile, state.lockFile])
      expect(statSync(file).mode & 0o077).toBe(0);
    for (const folder of [state.postgres, state.nats, state.logs])
      expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(state.nats, 'nats.conf')).mode & 0o077).toBe(0);
  });

  it('runs in a folder that the account of its servers cannot reach, and leaves nothing elsewhere after a reset', async () => {
    chmodSync(folder, 0o700);
    const runner = await startRunner();
    const { servers } = state;
    expect(existsSync(join(servers, 'postgres'))).toBe(true);
    runner.child.kill('SIGTERM');
    await runner.ended();
    expect(await command('reset').ended()).toBe(0);
    expect([existsSync(servers), state.exists()]).toEqual([false, false]);
  });

  it('goes on where it was at the second start, with the same secrets', async () => {
    const first = await startRunner();
    const secrets = readFileSync(state.secretsFile, 'utf8');
    first.child.kill('SIGINT');
    await first.ended();
    await startRunner();
    expect(readFileSync(state.secretsFile, 'utf8')).toBe(secrets);
    expect(await visits()).toBe(2);
  });

  it('refuses a second start and a reset while it runs, and npm stop ends it', async () => {
    const runner = await startRunner();
    for (const name of ['start', 'reset']) {
      const second = command(name);
      expect(await second.ended()).toBe(1);
      expect(second.output()).toContain(
        `running already (process ${runner.child.pid}, http://127.0.0.1:${port})`,
      );
    }
    const stop = command('stop');
    expect(await stop.ended()).toBe(0);
    expect(await runner.ended()).toBe(0);
    expect(await command('reset').ended()).toBe(0);
    expect(state.exists()).toBe(false);
  });

  it('names the setting when its port is taken, before it starts anything', async () => {
    busy = createServer().listen(port, '127.0.0.1');
    await once(busy, 'listening');
    const refused = command('start');
    expect(await refused.ended()).toBe(1);
    expect(refused.output()).toContain(`Port ${port} on 127.0.0.1 is used by another program`);
    expect(refused.output()).toContain(`RASAD_PORT=${port + 1} npm start`);
    expect(existsSync(state.postgres)).toBe(false);
  });

  it('recovers after it was killed: nothing lingers and nothing committed is lost', async () => {
    const killed = await startRunner();
    const left = processes();
    killed.child.kill('SIGKILL');
    await killed.ended();
    expect(isRunning(processOf('postgres'))).toBe(true);
    const services = left.filter(({ name }) => !['postgres', 'nats'].includes(name));
    expect(await waitUntil(() => !services.some(isRunning), { timeoutMs: 5_000 })).toBe(true);
    const findings = await runDoctor(state);
    expect(findings.find(({ name }) => name === 'earlier run')).toMatchObject({
      ok: false,
      fix: expect.stringContaining('npm stop'),
    });

    const next = await startRunner();
    expect(next.output()).toContain('ended what an earlier run left behind');
    expect(left.filter(isRunning)).toEqual([]);
    expect(await visits()).toBe(2);
  });

  it('starts services and servers again that die under it', async () => {
    const runner = await startRunner();
    for (const name of ['compliance', 'nats', 'postgres']) {
      const { pid, port: before } = processOf(name);
      process.kill(pid, 'SIGKILL');
      await runner.printed(`${name} ended by itself (SIGKILL); starting it again`);
      expect(
        await waitUntil(() => processOf(name).pid !== pid && isRunning(processOf(name)), {
          timeoutMs: 15_000,
        }),
      ).toBe(true);
      expect(processOf(name).port).toBe(before);
    }
    expect(await visits()).toBeGreaterThan(0);
  });

  it('says why a service does not come up, stops the rest and fails', async () => {
    const runner = run('test/fixture/runner.ts', [], { ...environment(), FIXTURE_BROKEN: 'compliance' });
    runners.push(runner);
    expect(await runner.ended()).toBe(1);
    expect(runner.output()).toContain('Rasad did not start: compliance ended while starting');
    expect(runner.output()).toContain('RASAD_EVERYTHING');
    expect(processes().filter(isRunning)).toEqual([]);
  });
});
