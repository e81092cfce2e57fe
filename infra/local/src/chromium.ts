import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium or Chrome: the one that `RASAD_CHROMIUM` names, or the first on PATH. */
export function findChromium(): string | undefined {
  if (process.env.RASAD_CHROMIUM) return process.env.RASAD_CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (folder && isExecutable(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

/** Finds a Chromium, or installs Debian's where this is root. Throws with what to do otherwise. */
export function obtainChromium(tell: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    tell('Chromium is not installed; installing it with apt-get');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      spawnSync('apt-get', ['-q', ...args], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
    }
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'Chromium is not installed: apt-get install chromium, or name one with RASAD_CHROMIUM=/path/to/chromium',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
