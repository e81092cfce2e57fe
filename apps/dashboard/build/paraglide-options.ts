import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CompilerOptions } from '@inlang/paraglide-js';

const dashboard = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Leaves a file that would not change alone and puts a changed one in its place at once: the build, the tests and the
 * type check compile the same messages side by side, and none may read the half of a file.
 */
async function writeWhole(path: string, content: string): Promise<void> {
  const present = await fs.promises.readFile(path, 'utf8').catch(() => null);
  if (present === content) return;
  const draft = `${path}.${process.pid}`;
  await fs.promises.writeFile(draft, content);
  await fs.promises.rename(draft, path);
}

/** How messages become functions; the same for the build, the tests and the type check. */
export const paraglideOptions: CompilerOptions = {
  project: dashboard('project.inlang'),
  outdir: dashboard('src/paraglide'),
  strategy: ['localStorage', 'baseLocale'],
  localStorageKey: 'rasad.language',
  isServer: 'false',
  cleanOutdir: false,
  emitGitIgnore: false,
  emitReadme: false,
  emitPrettierIgnore: false,
  fs: { ...fs, promises: { ...fs.promises, writeFile: writeWhole } },
};
