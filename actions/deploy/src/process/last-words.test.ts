import { expect, it } from 'vitest';

import { findLastWords } from './last-words';

it.each([
  [
    'a module that is not there',
    "node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n\nError: Cannot find module 'express'\nRequire stack:\n- /app/main.js\n\nNode.js v20.20.2\n",
    "Error: Cannot find module 'express'",
  ],
  [
    'an error with a code',
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x' imported from /app/main.js\n    at packageResolve (node:internal/x:1:1) {\n  code: 'ERR_MODULE_NOT_FOUND'\n}\n",
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x' imported from /app/main.js",
  ],
  ['the last of several', 'Error: first\nTypeError: second\n', 'TypeError: second'],
  ['colours and what hides', '\u001b[31mZodError: no \u202ekey\u001b[0m\n', 'ZodError: no key'],
  ['nothing that looks like one', 'Listening on 3000\n0 Errors: fine\n', undefined],
])('finds %s', (_what, log, words) => {
  expect(findLastWords(log)).toBe(words);
});

it('cuts what is long', () => {
  expect(findLastWords(`Error: ${'x'.repeat(900)}`)).toHaveLength(200);
});
