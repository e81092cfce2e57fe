import { fileURLToPath } from 'node:url';
import type { CompilerOptions } from '@inlang/paraglide-js';

const dashboard = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** How messages become functions; the same for the build, the tests and the type check. */
export const paraglideOptions: CompilerOptions = {
  project: dashboard('project.inlang'),
  outdir: dashboard('src/paraglide'),
  strategy: ['localStorage', 'baseLocale'],
  localStorageKey: 'rasad.language',
  isServer: 'false',
  // Builds and tests may run side by side: nothing is removed under the other's eyes.
  cleanOutdir: false,
  emitGitIgnore: false,
  emitReadme: false,
  emitPrettierIgnore: false,
};
