'use strict';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/build.js',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/blueprints'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: {
    '^meshprint$': '<rootDir>/src/index.ts',
    '^meshprint/testing$': '<rootDir>/src/testing/index.ts',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  ...(process.env.CI === 'true' && { setupFiles: ['<rootDir>/test/support/fixed-seed.ts'] }),
  testTimeout: 60_000,
  // Jest leaves one core free, of two that is half; the tests of commands wait for processes of their own most of the time.
  maxWorkers: '100%',
};
