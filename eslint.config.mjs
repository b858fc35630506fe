import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { arrowsRule } from './tools/arrows.mjs';

export default tseslint.config(
  { ignores: ['lib/', 'dist/', '.cdk8s/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // A construct registers itself with its scope, so `new Layer(...)` alone is how blueprints are written.
      'no-new': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { meshprint: { rules: { arrows: arrowsRule } } },
    rules: {
      'meshprint/arrows': 'error',
      // What is not always needed is loaded where it is, with the type of an `import type *` beside it.
      '@typescript-eslint/no-require-imports': ['error', { allow: ['^\\.\\.?/', '^yaml$'] }],
    },
  },
  {
    // The page's own code is compiled with all else, so that the types of a browser are everywhere.
    files: ['src/**/*.ts'],
    ignores: ['src/report/client/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'document',
          'window',
          'self',
          'location',
          'history',
          'navigator',
          'name',
          'event',
          'status',
          'parent',
          'top',
        ],
        ...['open', 'close', 'print', 'stop', 'find', 'origin', 'length', 'matchMedia', 'localStorage'],
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    // Matchers of jest are `any`.
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      // What the few scripts outside of src/ use of Node's globals.
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        exports: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
);
