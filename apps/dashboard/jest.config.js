import preset from '../../jest.preset.js';

export default {
  ...preset,
  globalSetup: './build/jest-setup.mjs',
  testEnvironmentOptions: {},
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/test/class-names.js',
    ...preset.moduleNameMapper,
  },
};
