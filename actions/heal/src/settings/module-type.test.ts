import { expect, it } from 'vitest';

import { findModuleType } from './module-type';

it.each<[string, string[], string | undefined]>([
  ['modules', ["import a from './a.js';", 'export const b = 1;', '// nothing'], 'module'],
  ['CommonJS', ["const a = require('./a');", 'module.exports = 1;'], 'commonjs'],
  ['nothing where both are there', ["import a from './a.js';", 'module.exports = 1;'], undefined],
  ['nothing where nothing tells', ['console.log(1);'], undefined],
])('finds %s', (_what, texts, expected) => {
  expect(findModuleType(texts)).toBe(expected);
});
