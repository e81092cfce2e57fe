/**
 * Which file of a feature folder may import what, by the file's role suffix. One table, so that a reader sees the
 * layers at a glance; `layers.spec.mjs` proves with a fixture that each row really fails.
 */
export const layers = [
  {
    role: 'rules',
    files: ['services/*/src/**/*.rules.ts'],
    forbid: [
      { regex: '^(@nestjs|typeorm|pg|graphql|@rasad/messaging|@rasad/unit-tree)(/|$)' },
      { regex: '^node:(fs|http|net|child_process)' },
      { regex: '\\.(entity|queries|service|resolver|consumer|graphql|module)\\.js$' },
    ],
    why: 'rules are pure: no framework, no database, no clock',
  },
  {
    role: 'resolver',
    files: ['services/*/src/**/*.resolver.ts', 'services/*/src/**/*.consumer.ts'],
    forbid: [{ regex: '^(typeorm|pg)(/|$)' }, { regex: '\\.entity\\.js$' }],
    why: 'resolvers and consumers call services and queries, never the database',
  },
  {
    role: 'queries',
    files: ['services/*/src/**/*.queries.ts'],
    forbid: [{ regex: '\\.(service|resolver|consumer|module)\\.js$' }],
    why: 'queries read; use cases belong to the service',
  },
  {
    role: 'migrations',
    files: ['services/*/src/migrations/**/*.ts'],
    forbid: [{ regex: '\\.(entity|service|queries|resolver)\\.js$' }, { regex: '^@nestjs' }],
    why: 'a migration stays as it was written, whatever the entities become',
  },
  {
    role: 'contracts',
    files: ['libs/event-contracts/src/**/*.ts'],
    forbid: [{ regex: '^(?!zod$|\\.|node:|yaml$|@jest/globals$|ajv)' }],
    why: 'contracts depend on zod alone',
  },
  {
    role: 'dashboard',
    files: ['apps/dashboard/src/**/*.{ts,tsx}'],
    forbid: [{ regex: '^@rasad/' }, { regex: '/services/' }],
    why: 'the dashboard knows the graph, not the services',
  },
];

/** ESLint configurations made from the table. */
export const layerRules = layers.map(({ files, forbid, why }) => ({
  files,
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-imports': ['error', { patterns: forbid.map((pattern) => ({ ...pattern, message: why })) }],
  },
}));

/** The only reader of the environment in a service is its env.ts. */
layerRules.push({
  files: ['services/*/src/**/*.ts'],
  ignores: ['services/*/src/env.ts', '**/*.spec.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'env', message: 'the environment is read in env.ts alone' },
    ],
  },
});
