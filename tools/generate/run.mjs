import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout's root. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program of this checkout and shows its output only when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (result.error) throw result.error;
  return {
    ok: result.status === 0,
    output: `${result.stdout ?? ''}${result.stderr ?? ''}`,
    stdout: result.stdout ?? '',
  };
}

/** Builds projects with what they need; what did not change comes from the cache. */
export function build(names) {
  const projects = names.map((name) => `@rasad/${name}`).join(',');
  const { ok, output } = run('npx', ['nx', 'run-many', '-t', 'build', '-p', projects]);
  if (ok) return;
  console.error(output);
  process.exit(1);
}
