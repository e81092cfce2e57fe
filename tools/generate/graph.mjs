import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const services = ['directory', 'compliance', 'reporting'];

/** The services' SDLs and what the gateway composes from them. */
export async function graphOutputs() {
  const subgraphs = services.map((name) => ({ name, sdl: emittedSdl(name) }));
  const { supergraph, publicSchema, promises } = await compose(subgraphs);
  const outputs = [
    ...subgraphs.map(({ name, sdl }) => ({ path: `services/${name}/schema.graphql`, text: sdl })),
    { path: 'services/gateway/supergraph.graphql', text: supergraph },
    { path: 'services/gateway/schema.graphql', text: publicSchema },
  ];
  return { outputs, promises };
}

/** The SDL of a service's resolvers as they are built. */
function emittedSdl(name) {
  const folder = mkdtempSync(join(tmpdir(), 'rasad-sdl-'));
  try {
    const file = join(folder, 'schema.graphql');
    const { ok, output } = run(process.execPath, [join(root, `services/${name}/dist/emit-schema.js`), file]);
    if (!ok) throw new Error(`${name}: ${output}`);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compose(subgraphs) {
  const { composeGraph, CompositionError } =
    await import('../../services/gateway/src/composition/compose-supergraph.ts');
  try {
    return composeGraph(subgraphs);
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    console.error(`The services' graphs do not fit together:\n${error.message}`);
    process.exit(1);
  }
}
