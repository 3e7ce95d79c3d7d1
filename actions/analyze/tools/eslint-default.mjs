// The configuration for trees that have none of their own. An error is code that is broken or dangerous whatever one's
// taste; everything else is a warning.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import ts from 'typescript';

import { IGNORED, JAVASCRIPT, TESTS, TYPESCRIPT } from './files.mjs';
import { plugins, rules } from './security-rules.mjs';

const BROKEN = [
  'constructor-super',
  'for-direction',
  'getter-return',
  'no-async-promise-executor',
  'no-class-assign',
  'no-compare-neg-zero',
  'no-const-assign',
  'no-constant-binary-expression',
  'no-dupe-args',
  'no-dupe-class-members',
  'no-dupe-else-if',
  'no-dupe-keys',
  'no-duplicate-case',
  'no-func-assign',
  'no-import-assign',
  'no-invalid-regexp',
  'no-loss-of-precision',
  'no-new-native-nonconstructor',
  'no-obj-calls',
  'no-self-assign',
  'no-setter-return',
  'no-this-before-super',
  'no-undef',
  'no-unreachable',
  'no-unsafe-finally',
  'no-unsafe-negation',
  'no-unsafe-optional-chaining',
  'use-isnan',
  'valid-typeof',
];

// Warnings whose fix is a mere rewriting.
const TIDY = {
  eqeqeq: ['warn', 'always', { null: 'ignore' }],
  'no-regex-spaces': 'warn',
  'no-unneeded-ternary': 'warn',
  'no-useless-rename': 'warn',
  'no-var': 'warn',
  'object-shorthand': ['warn', 'properties'],
  'prefer-const': 'warn',
};

const TYPED = {
  '@typescript-eslint/await-thenable': 'warn',
  '@typescript-eslint/no-array-delete': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'warn',
  '@typescript-eslint/only-throw-error': 'warn',
  '@typescript-eslint/prefer-promise-reject-errors': 'warn',
  '@typescript-eslint/switch-exhaustiveness-check': ['warn', { considerDefaultExhaustiveForUnions: true }],
};

function levelled(recommended) {
  return Object.fromEntries(
    Object.entries(recommended).map(([name, entry]) => {
      const [asked, ...options] = Array.isArray(entry) ? entry : [entry];
      if (asked === 'off' || asked === 0) return [name, 'off'];
      return [name, [BROKEN.includes(name) ? 'error' : 'warn', ...options]];
    }),
  );
}

function rulesOf(configs) {
  return Object.assign({}, ...configs.map((config) => config.rules ?? {}));
}

/** Files that the tree's own tsconfig files cover, relative to the tree: only for those are there types to ask. */
function listTypedFiles(root) {
  const configs = ts.sys.readDirectory(root, ['.json'], ['**/node_modules', '**/dist'], ['**/tsconfig.json'], 6);
  const files = configs.flatMap((config) => {
    const { config: content } = ts.parseConfigFileTextToJson(config, readFileSync(config, 'utf8'));
    return ts.parseJsonConfigFileContent(content ?? {}, ts.sys, path.dirname(config)).fileNames;
  });
  return [...new Set(files)]
    .map((file) => path.relative(root, file))
    .filter((file) => /^[^.][^*?{}[\]()!]*$/.test(file));
}

const typed = listTypedFiles(process.cwd()).filter((file) => /\.[cm]?tsx?$/.test(file) && !file.endsWith('.d.ts'));
const node = { ...globals.node, ...globals.browser };

export default defineConfig(
  globalIgnores(IGNORED),
  {
    files: [...TYPESCRIPT, ...JAVASCRIPT],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: { ...levelled(js.configs.recommended.rules), ...TIDY },
  },
  { files: JAVASCRIPT, languageOptions: { globals: node } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: JAVASCRIPT.flatMap((pattern) => TESTS.map((test) => [pattern, test])),
    languageOptions: { globals: { ...globals.vitest, ...globals.jest, ...globals.mocha } },
  },
  {
    files: TYPESCRIPT,
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    rules: { ...levelled(rulesOf(tseslint.configs.recommended)), 'no-undef': 'off' },
  },
  ...(typed.length === 0
    ? []
    : [{ files: typed, languageOptions: { parserOptions: { projectService: true } }, rules: TYPED }]),
  { files: [...TYPESCRIPT, ...JAVASCRIPT], ignores: TESTS, plugins, rules },
);
