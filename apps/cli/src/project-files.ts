import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandFailure } from './command-failure.ts';

/** The folder of the whole project. */
export const projectRoot = resolve(import.meta.dirname, '..', '..', '..');

/** The sample data that ships with the project. */
export const sampleFolder = join(projectRoot, 'samples', 'karaj');

/** Reads a file that the caller named, relative to where the caller stands. */
export function readNamedFile(file: string, environment: NodeJS.ProcessEnv = process.env): string {
  const here = resolve(file);
  // npm run changes to the project's folder and keeps the caller's in INIT_CWD
  const atCaller = resolve(environment['INIT_CWD'] ?? '.', file);
  try {
    return readFileSync(existsSync(here) ? here : atCaller, 'utf8');
  } catch (error) {
    throw new CommandFailure('unreadableFile', {
      file,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    });
  }
}

/** Writes a file that the caller named, relative to where the caller stands. */
export function writeNamedFile(
  file: string,
  content: string,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  try {
    writeFileSync(resolve(environment['INIT_CWD'] ?? '.', file), content);
  } catch (error) {
    throw new CommandFailure('unwritableFile', {
      file,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    });
  }
}
