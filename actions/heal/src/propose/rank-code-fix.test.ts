import { describe, expect, it } from 'vitest';

import { classifyCodeFix, countImports, importsFrom, isDenied, readImportSource } from './rank-code-fix';

describe('importsFrom', () => {
  it.each([
    ["import { a } from 'm';", true],
    ["import { b, a as c } from 'm';", true],
    ['import type { a } from "m";', true],
    ["import a from 'm';", true],
    ["import { aa } from 'm';", false],
    ["import { a } from 'n';", false],
    ["import 'm';", false],
  ])('%s', (text, expected) => {
    expect(importsFrom(text, 'a', 'm')).toBe(expected);
  });
});

describe('countImports', () => {
  const tracked = new Set(['src/http/auth.ts', 'src/ops/one.ts', 'src/ops/two.ts', 'src/app.ts']);
  const modules = [
    { file: 'src/ops/one.ts', text: "import { check } from '../http/auth.js';" },
    { file: 'src/app.ts', text: "import { other } from './http/auth.js';\nimport { x } from 'pkg';" },
    { file: 'src/ops/two.ts', text: "import { check } from '../http/auth.js';" },
  ];

  it('counts who imports the name and who the module, neighbours more, the file itself not', () => {
    const donors = { modules, tracked };
    expect(countImports(donors, 'src/ops/two.ts', 'check', '../http/auth.js')).toEqual({ name: 3, module: 4 });
    expect(countImports(donors, 'src/ops/two.ts', 'x', 'pkg')).toEqual({ name: 1, module: 1 });
    expect(countImports(donors, 'src/ops/two.ts', 'y', 'none')).toEqual({ name: 0, module: 0 });
  });
});

describe('classifyCodeFix', () => {
  it.each([
    ['import', './auth.js', { name: 1, module: 1 }, 'import-known'],
    ['import', './auth.js', { name: 0, module: 1 }, 'import-own'],
    ['import', 'pkg', { name: 0, module: 2 }, 'import-module'],
    ['import', 'pkg', { name: 0, module: 0 }, 'import'],
    ['spelling', undefined, { name: 0, module: 0 }, 'spelling'],
    ['unusedIdentifier_delete', undefined, { name: 0, module: 0 }, 'unused-removal'],
    ['addMissingAwait', undefined, { name: 0, module: 0 }, 'code-fix'],
  ])('%s from %s %j is %s', (fix, source, habit, expected) => {
    expect(classifyCodeFix(fix, source, habit)).toBe(expected);
  });
});

it('reads where an import fix imports from', () => {
  expect(readImportSource('Add import from "./a.js"')).toBe('./a.js');
  expect(readImportSource("Change spelling to 'insert'")).toBeUndefined();
});

it.each(['fixMissingFunctionDeclaration', 'disableJsDiagnostics', 'inferFromUsage'])(
  '%s would only silence the error',
  (fix) => {
    expect(isDenied(fix)).toBe(true);
  },
);
