import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root, run } from './run.mjs';

const library = 'libs/event-contracts';
const built = (file) => import(`../../${library}/dist/generate/${file}`);

/** JSON Schemas, examples and the AsyncAPI document; files of events that no longer exist are to go. */
export async function eventOutputs() {
  const { eventDocuments } = await built('event-documents.js');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const documents = eventDocuments(version).map(async ({ path, content, isSchema }) => ({
    path: `${library}/${path}`,
    text: await format(JSON.stringify(content), { parser: 'json', printWidth: 110 }),
    isSchema,
  }));
  const outputs = await Promise.all(documents);
  const expected = new Set(outputs.map(({ path }) => path));
  const folder = `${library}/schemas`;
  const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const gone = present
    .map((name) => ({ path: `${folder}/${name}` }))
    .filter(({ path }) => !expected.has(path));
  return [...outputs, ...gone];
}

/** What the new schemas break, compared with the committed ones or with those of another commit. */
export async function incompatibleSchemas(outputs, against = 'HEAD') {
  const { breakingChanges } = await built('compatibility.js');
  return outputs.flatMap(({ path, text, isSchema }) => {
    const before = committed(path, against);
    if (!before || !path.endsWith('.schema.json')) return [];
    if (!isSchema) return [`${path}: the event is gone`];
    return breakingChanges(JSON.parse(before), JSON.parse(text)).map((change) => `${path}: ${change}`);
  });
}

function committed(path, commit) {
  const { ok, stdout } = run('git', ['show', `${commit}:${path}`]);
  return ok ? stdout : undefined;
}
