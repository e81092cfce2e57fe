import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CommandFailure } from './command-failure.ts';

/** The folder of the whole project. */
export const projectRoot = resolve(import.meta.dirname, '..', '..', '..');

/** The sample data that ships with the project. */
export const sampleFolder = join(projectRoot, 'samples', 'karaj');

/** Reads a text file that the caller named, relative to where the caller stands. */
export function readNamedFile(file: string, environment: NodeJS.ProcessEnv = process.env): string {
  return readNamedBytes(file, environment).toString('utf8');
}

/** The same for a file of any kind. */
export function readNamedBytes(file: string, environment: NodeJS.ProcessEnv = process.env): Buffer {
  try {
    return readFileSync(placeOf(file, environment));
  } catch (error) {
    throw new CommandFailure('unreadableFile', {
      file,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    });
  }
}

/** The files of a folder that the caller named, those of one ending alone; the file itself where it is none. */
export function filesIn(
  path: string,
  ending: string,
  environment: NodeJS.ProcessEnv = process.env,
): string[] {
  const place = placeOf(path, environment);
  if (!existsSync(place) || !statSync(place).isDirectory()) return [path];
  return readdirSync(place)
    .filter((name) => name.toLowerCase().endsWith(ending))
    .sort()
    .map((name) => join(place, name));
}

function placeOf(path: string, environment: NodeJS.ProcessEnv): string {
  const here = resolve(path);
  // npm run changes to the project's folder and keeps the caller's in INIT_CWD
  return existsSync(here) ? here : resolve(environment['INIT_CWD'] ?? '.', path);
}

/** Writes a file that the caller named, relative to where the caller stands; folders on the way are made. */
export function writeNamedFile(
  file: string,
  content: string | Uint8Array,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  try {
    const place = resolve(environment['INIT_CWD'] ?? '.', file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  } catch (error) {
    throw new CommandFailure('unwritableFile', {
      file,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    });
  }
}
