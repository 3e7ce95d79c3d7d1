import checkFile from 'eslint-plugin-check-file';
import importX from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', 'tests/**'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', 'service/', 'artifacts/', 'tests/fixtures/', 'coverage/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'check-file': checkFile, 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver': { typescript: true } },
    rules: {
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/order': ['error', { alphabetize: { order: 'asc' }, 'newlines-between': 'always' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}'],
    ignores: TESTS,
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ClassDeclaration: true, MethodDefinition: true },
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclaration'],
        },
      ],
    },
  },
  {
    files: ['packages/contracts/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['@orchestrate/kit/*', '@orchestrate/testkit/*', '@actions/*', 'node:*'] },
      ],
    },
  },
  {
    files: ['packages/kit/**'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns: ['@orchestrate/testkit/*', '**/actions/*/src/**'] }] },
  },
  {
    files: ['packages/site/**'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns: ['@orchestrate/testkit/*', '**/actions/*/src/**'] }] },
  },
  {
    files: ['actions/*/src/**'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['@orchestrate/testkit/*', '@orchestrate/action-*', '../**/src/**'] },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'only kit reads the environment' },
      ],
    },
  },
  {
    files: [...TESTS, 'scripts/**', '*.config.ts'],
    rules: { 'max-lines-per-function': 'off', 'import-x/no-default-export': 'off', 'no-console': 'off' },
  },
);
