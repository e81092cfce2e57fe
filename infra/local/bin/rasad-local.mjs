#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProjectNode, install, isInstalled, pathWith, unsupported } from './installation.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

process.exitCode = await main();

/** Prepares Node and the dependencies, then hands over to the runner on the project's Node. @returns {Promise<number>} */
async function main() {
  const reason = unsupported();
  if (reason) return fail(reason);
  if (!isInstalled(root) && !platformRuns() && !install(root)) return 1;
  const node = findProjectNode(root);
  if (!node)
    return fail('Rasad needs Node 24, which npm brings on Linux only; install Node 24 and try again.');
  return runOn(node);
}

/** Passes signals on; the runner knows that Ctrl+C reaches it from the terminal too. @param {string} node @returns {Promise<number>} */
function runOn(node) {
  const program = join(root, 'infra', 'local', 'src', 'main.ts');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: pathWith(node) },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((settle) => {
    child.once('error', (error) => settle(fail(`${node} does not run: ${error.message}`)));
    child.once('close', (code, signal) => settle(code ?? (signal ? 1 : 0)));
  });
}

/** Replacing node_modules under a running platform would break it; its runner says that it runs. */
function platformRuns() {
  const lock = join(process.env.RASAD_STATE_DIR ?? join(root, '.rasad'), 'lock');
  if (!existsSync(lock) || !existsSync(join(root, 'node_modules'))) return false;
  try {
    process.kill(JSON.parse(readFileSync(lock, 'utf8')).pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} reason */
function fail(reason) {
  process.stderr.write(`${reason}\n`);
  return 1;
}
