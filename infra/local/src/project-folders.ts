import { join, resolve } from 'node:path';

/** The folder of the whole project. */
export const projectRoot = resolve(import.meta.dirname, '..', '..', '..');

/** Programs that the project obtained for itself; kept over `npm run reset`. */
export const projectCacheFolder = join(projectRoot, '.cache');
