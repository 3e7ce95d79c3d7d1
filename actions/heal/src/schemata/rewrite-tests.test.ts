import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { rewriteTests } from './rewrite-tests';

function rewrite(text: string, file = 'a.test.js'): string {
  return rewriteTests(ts, file, text, '/runtime.cjs')?.text ?? 'untouched';
}

const LOAD = `const $heal = require("/runtime.cjs").openFile("a.test.js");`;
const IMPORT = `import { createRequire as $healRequire } from 'node:module'; const $heal = $healRequire('/')("/runtime.cjs").openFile("a.test.js");`;

describe('rewriteTests', () => {
  it.each([
    [
      'a required function',
      `'use strict';\nvar test = require('tape');`,
      `'use strict';;${LOAD}  \nvar test = $heal.wrapModule('tape', require('tape'));`,
    ],
    [
      'a global',
      `describe('x', () => it.only('y', () => 0));`,
      `;${LOAD} var it = $heal.wrapGlobal('it'); describe('x', () => it.only('y', () => 0));`,
    ],
    [
      'a name that is imported',
      `import { expect, it as spec } from 'vitest';\nspec('x', () => 0);`,
      `;${IMPORT}  import { expect, it as $heal0 } from 'vitest';;const spec = $heal.wrap($heal0, 'vitest', false);\nspec('x', () => 0);`,
    ],
    [
      'a default import',
      `import test from 'node:test';`,
      `;${IMPORT}  import $heal0 from 'node:test';;const test = $heal.wrapModule('node:test', $heal0);`,
    ],
    ['a function of its own', `function it() {}\nit('x', () => 0);`, 'untouched'],
    ['a source', `export const a = 1;`, 'untouched'],
  ])('%s', (_what, text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  it('keeps a compiler from complaining of what it has done', () => {
    expect(rewrite(`test('x', () => 0);`, 'a.test.ts')).toMatch(/^\/\/ @ts-nocheck\n/);
  });

  it.each([
    [`require('tape')('x', (t) => t.end());`, 'a.js', true],
    [`import test from 'node:test';`, 'a.mjs', true],
    [`import test from 'node:test';`, 'a.ts', false],
    [`import { test } from 'vitest';`, 'a.js', false],
    [`test('x', () => 0);`, 'a.js', false],
  ])('knows whether Node runs %s of %s by itself', (text, file, expected) => {
    expect(rewriteTests(ts, file, text, '/runtime.cjs')?.runsByItself).toBe(expected);
  });
});
