import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** What this needs of Node itself; the project then runs on the newer one that npm brings. Built-ins only in this folder. */
const oldestNode = [20, 19];
const projectNode = 24;

/** Why this machine or Node cannot run the project, or undefined. @returns {string | undefined} */
export function unsupported() {
  const { platform, arch, versions } = process;
  if (!['linux', 'darwin'].includes(platform) || !['x64', 'arm64'].includes(arch)) {
    return `Rasad runs on Linux and macOS (x64, arm64), not on ${platform}-${arch}; on Windows use WSL 2.`;
  }
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Rasad needs Node ${oldestNode.join('.')} or later to begin with; this is ${process.version}.`;
}

/**
 * Whether node_modules holds what package-lock.json says: installed from this very file, or with the same versions.
 * @param {string} root @returns {boolean}
 */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readPackages(installedFile);
  if (!Object.keys(installed).every((path) => existsSync(join(root, path)))) return false;
  return (
    readStamp(root) === fingerprint(root) ||
    holdsAll(readPackages(join(root, 'package-lock.json')), installed)
  );
}

/** Packages for other platforms may be missing. @param {Packages} wanted @param {Packages} installed */
function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.includes('node_modules/')) return true;
    const there = installed[path];
    return there ? there.version === version : optional === true;
  });
}

/** Installs exactly what package-lock.json says. @param {string} root @returns {boolean} whether it worked */
export function install(root) {
  process.stdout.write('Installing the dependencies (about a minute, only when they changed) …\n');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // npm may be a script that wants the Node that runs it, whatever PATH says.
  const [command, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const { status, error } = spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) {
    writeFileSync(stampFile(root), fingerprint(root));
    return true;
  }
  process.stderr.write(
    `The dependencies could not be installed${error ? ` (${error.message})` : ''}; see above.\n`,
  );
  return false;
}

/** A Node that can run the project: this one, the one that npm brought, or one on PATH. @param {string} root @returns {string | undefined} */
export function findProjectNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= projectNode) return process.execPath;
  const folders = [join(root, 'node_modules', '.bin'), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'node')).find(isProjectNode);
}

/** The PATH that lets programs started from here find the same Node first. @param {string} node @returns {string} */
export function pathWith(node) {
  return [dirname(node), process.env.PATH ?? ''].join(delimiter);
}

/** @param {string} node */
function isProjectNode(node) {
  if (!existsSync(node)) return false;
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]) >= projectNode;
}

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/** @param {string} file @returns {Packages} */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Goes with node_modules, so it never outlives what it tells of. @param {string} root */
function stampFile(root) {
  return join(root, 'node_modules', '.rasad-installed');
}

/** @param {string} root */
function readStamp(root) {
  return existsSync(stampFile(root)) ? readFileSync(stampFile(root), 'utf8') : undefined;
}

/** @param {string} root */
function fingerprint(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}
