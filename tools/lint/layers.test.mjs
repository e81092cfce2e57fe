import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import nx from '@nx/devkit';
import { ESLint } from 'eslint';
import { layers } from './layers.js';

/** An import that each layer must refuse, in a file of that layer. */
const fixtures = {
  rules: { filePath: 'services/directory/src/units/fixture.rules.ts', code: "import 'typeorm';\n" },
  resolver: { filePath: 'services/directory/src/units/fixture.resolver.ts', code: "import 'typeorm';\n" },
  queries: {
    filePath: 'services/directory/src/units/fixture.queries.ts',
    code: "import './units.service.js';\n",
  },
  migrations: {
    filePath: 'services/directory/src/migrations/fixture.ts',
    code: "import '../units/unit.entity.js';\n",
  },
  contracts: { filePath: 'libs/event-contracts/src/fixture.ts', code: "import 'typeorm';\n" },
  dashboard: { filePath: 'apps/dashboard/src/fixture.ts', code: "import '@rasad/service-kit';\n" },
};

const eslint = new ESLint();

// Without the graph in Nx's cache its rule would be skipped in silence.
before(() => nx.createProjectGraphAsync({ exitOnError: false }));

async function rulesBroken(code, filePath) {
  const [result] = await eslint.lintText(code, { filePath });
  return result.messages.map((message) => message.ruleId);
}

for (const { role } of layers) {
  test(`an import that the ${role} layer forbids fails`, async () => {
    const { code, filePath } = fixtures[role];
    assert.ok((await rulesBroken(code, filePath)).includes('no-restricted-imports'));
  });
}

test('a library that depends on a kind of project it must not fails', async () => {
  const code = "import '@rasad/messaging';\n";
  const broken = await rulesBroken(code, 'libs/event-contracts/src/fixture.ts');
  assert.ok(broken.includes('@nx/enforce-module-boundaries'), broken.join());
});

test('a service that reaches into another by path fails', async () => {
  const code = "import '../../compliance/src/env.js';\n";
  const broken = await rulesBroken(code, 'services/directory/src/fixture.ts');
  assert.ok(broken.includes('@nx/enforce-module-boundaries'), broken.join());
});

test('reading the environment outside env.ts fails', async () => {
  const broken = await rulesBroken(
    'export const port = process.env.PORT;\n',
    'services/directory/src/fixture.ts',
  );
  assert.ok(broken.includes('no-restricted-properties'));
});

test('code that keeps to its layer passes', async () => {
  const code =
    "import type { Role } from '@rasad/event-contracts';\nexport const first = (roles: Role[]) => roles[0];\n";
  assert.deepEqual(await rulesBroken(code, 'services/directory/src/units/fixture.rules.ts'), []);
});
