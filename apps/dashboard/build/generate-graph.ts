/**
 * Writes what the dashboard takes from the gateway's public SDL: the typed documents and the manifest of persisted
 * documents. `--check` writes nothing and fails where a file differs.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const dashboard = fileURLToPath(new URL('../', import.meta.url));
const publicSchema = fileURLToPath(new URL('../../../services/gateway/schema.graphql', import.meta.url));
const generated = `${dashboard}src/graphql/generated/`;
const manifest = `${dashboard}persisted-documents.generated.json`;

const text = (path: string) => readFile(path, 'utf8').catch(() => '');

/** path → content of everything that is generated. */
async function outputs(): Promise<Map<string, string>> {
  const files = await generate(
    {
      schema: publicSchema,
      documents: [`${dashboard}src/**/*.graphql`],
      silent: true,
      generates: {
        [generated]: {
          preset: 'client',
          presetConfig: { fragmentMasking: false, skipIndexFile: true, persistedDocuments: true },
          // The cache asks for __typename everywhere, so the persisted documents must too.
          documentTransforms: [addTypenameSelectionDocumentTransform],
          config: {
            enumType: 'string-literal',
            useTypeImports: true,
            scalars: { DateTime: 'string', LocalDate: 'string' },
          },
        },
      },
    },
    false,
  );
  const result = new Map<string, string>();
  for (const { filename, content } of files) {
    if (filename.endsWith('persisted-documents.json')) result.set(manifest, `${content}\n`);
    // The tag function would hold every document in one map; the pages import theirs by name instead.
    if (filename.endsWith('/graphql.ts')) result.set(filename, content);
  }
  return result;
}

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, content] of await outputs()) {
  if ((await text(path)) === content) continue;
  stale.push(relative(dashboard, path));
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
if (check && stale.length > 0) {
  process.stderr.write(`Not current, run "npm run generate -w @rasad/dashboard":\n  ${stale.join('\n  ')}\n`);
  process.exitCode = 1;
}
