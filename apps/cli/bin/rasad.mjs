#!/usr/bin/env node
// Runs the command line from its TypeScript sources under Node 24, whatever Node it was called with.
// Only built-ins here: this file must also run on the machine's own, older Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const NEEDED = 24;
const entry = import.meta.filename ?? new URL(import.meta.url).pathname;

if (Number(process.versions.node.split('.')[0]) >= NEEDED) await run();
else runUnderNewerNode();

async function run() {
  if (!existsSync(join(dirname(entry), '../../../node_modules/commander'))) {
    fail(
      'The packages are not installed: run npm install in the project folder.\nبسته‌ها نصب نیستند: در پوشهٔ پروژه npm install را اجرا کنید.',
    );
  }
  // A reader that has seen enough (`rasad … | head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  await import('./run-from-sources.mjs');
  const { runRasad } = await import('../src/main.ts');
  process.exitCode = await runRasad(process.argv.slice(2));
}

function runUnderNewerNode() {
  const node = newerNode();
  if (!node) {
    fail(
      `Node ${NEEDED} is needed and this is ${process.version}: run npm install in the project folder, or install Node ${NEEDED}.\n` +
        `Node ${NEEDED} لازم است و این ${process.version} است: در پوشهٔ پروژه npm install را اجرا کنید یا Node ${NEEDED} را نصب کنید.`,
    );
  }
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** The Node that npm brought with the project's packages. */
function newerNode() {
  try {
    const folder = createRequire(entry).resolve(`node-${process.platform}-${process.arch}/package.json`);
    return join(dirname(folder), 'bin', 'node');
  } catch {
    return undefined;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
