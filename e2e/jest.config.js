import preset from '../jest.preset.js';

/** Suites here start the whole built platform, so each runs alone and has time. */
export default {
  ...preset,
  testMatch: ['<rootDir>/{journeys,faults,browser}/**/*.spec.ts'],
  testTimeout: 180_000,
  maxWorkers: 1,
};
