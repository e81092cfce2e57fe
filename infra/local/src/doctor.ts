import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmdirSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { delimiter, join } from 'node:path';
import { asAccount, nearestExisting, serverAccount } from './accounts.ts';
import { lockHolder } from './file-lock.ts';
import { findNatsServer, manualFix } from './nats-binary.ts';
import { canListen, freePort, loopback } from './ports.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { isRunning } from './processes.ts';
import { projectCacheFolder } from './project-folders.ts';
import { readRunRecord } from './run-record.ts';
import { StateFolder } from './state-folder.ts';

/** One thing that was looked at; `fix` says what to do when it is not ok, and is empty when it is. */
export interface Finding {
  name: string;
  ok: boolean;
  detail: string;
  fix: string;
}

type Check = (state: StateFolder) => Verdict | Promise<Verdict>;
type Verdict = { ok: true; detail: string } | { ok: false; detail: string; fix: string };

/** Looks at all that could stand in the way of running the platform on this machine. */
export async function runDoctor(state: StateFolder = StateFolder.fromEnvironment()): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of checks) findings.push({ name, fix: '', ...(await outcomeOf(check, state)) });
  return findings;
}

const checks: readonly (readonly [string, Check])[] = [
  ['platform', checkPlatform],
  ['Node', checkNode],
  ['disk', checkDisk],
  ['memory', checkMemory],
  ['loopback', checkLoopback],
  ['port', checkPort],
  ['server account', checkAccount],
  ['Postgres', checkPostgres],
  ['nats-server', checkNats],
  ['state folder', checkStateFolder],
  ['earlier run', checkEarlierRun],
];

async function outcomeOf(check: Check, state: StateFolder): Promise<Verdict> {
  try {
    return await check(state);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, detail, fix: 'See the message; the check itself failed.' };
  }
}

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

function checkPlatform(): Verdict {
  const detail = `${process.platform}-${process.arch}`;
  if (supported.includes(detail)) return { ok: true, detail };
  return { ok: false, detail, fix: `Use one of ${supported.join(', ')}; on Windows, WSL 2 is linux-x64.` };
}

function checkNode(): Verdict {
  const detail = process.version;
  if (Number(process.versions.node.split('.')[0]) >= 24) return { ok: true, detail };
  return {
    ok: false,
    detail,
    fix: 'Run it through npm (npm start, npm run rasad), which brings Node 24, or install Node 24.',
  };
}

const neededDiskBytes = 2e9;

function checkDisk(state: StateFolder): Verdict {
  const { bavail, bsize } = statfsSync(nearestExisting(state.servers));
  const detail = `${gigabytes(bavail * bsize)} free at ${state.servers}`;
  if (bavail * bsize >= neededDiskBytes) return { ok: true, detail };
  return {
    ok: false,
    detail,
    fix: `Free some space (${gigabytes(neededDiskBytes)} are needed), or set RASAD_STATE_DIR to a larger disk.`,
  };
}

const neededMemoryBytes = 1.5e9;

function checkMemory(): Verdict {
  const available = availableMemory();
  const detail = `${gigabytes(available)} available`;
  if (available >= neededMemoryBytes) return { ok: true, detail };
  return {
    ok: false,
    detail,
    fix: `Close other programs: about ${gigabytes(neededMemoryBytes)} are needed.`,
  };
}

/** Linux counts what caches would give back; `freemem` does not. */
function availableMemory(): number {
  if (!existsSync('/proc/meminfo')) return freemem();
  const kilobytes = /MemAvailable:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
  return kilobytes ? Number(kilobytes) * 1_024 : freemem();
}

async function checkLoopback(): Promise<Verdict> {
  try {
    return { ok: true, detail: `${loopback} (got port ${await freePort()})` };
  } catch (error) {
    return {
      ok: false,
      detail: String(error),
      fix: `Let programs listen on ${loopback}: check the sandbox or the network set-up.`,
    };
  }
}

async function checkPort(state: StateFolder): Promise<Verdict> {
  const port = Number(process.env.RASAD_PORT ?? 4000);
  if (await canListen(port)) return { ok: true, detail: `${port} is free` };
  if (lockHolder(state.lockFile)) return { ok: true, detail: `${port} is used by the running Rasad` };
  return {
    ok: false,
    detail: `${port} is used by another program`,
    fix: `Choose another: RASAD_PORT=${port + 1} npm start`,
  };
}

function checkAccount(): Verdict {
  try {
    const account = serverAccount();
    return {
      ok: true,
      detail: account ? `root runs servers as ${account.name}` : 'not root; servers run as you',
    };
  } catch (error) {
    const fix = 'Add an unprivileged account (useradd --system postgres), or run as an ordinary user.';
    return { ok: false, detail: error instanceof Error ? error.message : String(error), fix };
  }
}

function checkPostgres(): Verdict {
  const fix =
    'Install the dependencies again (npm ci); Linux needs glibc (Debian, Ubuntu, Fedora; not Alpine).';
  try {
    const account = serverAccount();
    const program = join(postgresBinaries(account), 'bin', 'postgres');
    const { status, stdout, stderr } = spawnSync(program, ['--version'], {
      ...asAccount(account),
      cwd: '/',
      encoding: 'utf8',
    });
    return status === 0
      ? { ok: true, detail: stdout.trim() }
      : { ok: false, detail: stderr?.trim() || `${program} does not run`, fix };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error), fix };
  }
}

function checkNats(): Verdict {
  const found = findNatsServer(projectCacheFolder);
  if (found) return { ok: true, detail: `${found.version} at ${found.path}` };
  if (isOnPath('apt-get'))
    return { ok: true, detail: 'not installed; the first start brings it (Debian package, unpacked)' };
  return { ok: false, detail: 'not installed', fix: manualFix };
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder && existsSync(join(folder, program)));
}

function checkStateFolder(state: StateFolder): Verdict {
  const existing = nearestExisting(state.path);
  try {
    accessSync(existing, constants.W_OK);
    const probe = join(existing, `.rasad-probe-${process.pid}`);
    mkdirSync(probe);
    rmdirSync(probe);
    return { ok: true, detail: `${state.path} is writable` };
  } catch (error) {
    return {
      ok: false,
      detail: String(error),
      fix: `Make ${existing} writable for you, or set RASAD_STATE_DIR to a folder that is.`,
    };
  }
}

function checkEarlierRun(state: StateFolder): Verdict {
  const runner = lockHolder(state.lockFile);
  if (runner) return { ok: true, detail: `Rasad runs (process ${runner.pid})` };
  const left = (readRunRecord(state)?.processes ?? []).filter(isRunning);
  if (left.length === 0) return { ok: true, detail: 'nothing left over' };
  const names = left.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
  return {
    ok: false,
    detail: `left running by a runner that was killed: ${names}`,
    fix: 'npm stop ends them; npm start does so too.',
  };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
