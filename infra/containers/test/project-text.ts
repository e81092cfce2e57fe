import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@rasad/local';
import { parseAllDocuments } from 'yaml';

/** The text of a file of the project. */
export const projectFile = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** The documents of a YAML file of the project. @throws where it is no YAML */
export function yamlDocuments<T>(path: string): T[] {
  return parseAllDocuments(projectFile(path), { merge: true }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as T;
  });
}

/** Paths of the files below a folder of the project whose names end so. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));
}

/** Every variable that some program of the project reads. */
export function variablesRead(): Set<string> {
  const readers = [
    'libs/service-kit/src/env.ts',
    'infra/containers/src/env.ts',
    ...['directory', 'compliance', 'reporting', 'gateway'].map((service) => `services/${service}/src/env.ts`),
  ];
  const named = readers.flatMap((path) => projectFile(path).match(/\b(RASAD_[A-Z0-9_]+|NODE_ENV)\b/g) ?? []);
  return new Set(named);
}
