import ts from 'typescript';
import { expect, it } from 'vitest';

import { listPackageImports } from './package-imports';

function list(text: string, said: string): string[] {
  return listPackageImports(ts, new Map([['a.js', text]]), said).map(({ text: written }) => written);
}

it.each<[string, string, string, string[]]>([
  [
    'the default for a name',
    "import { ms } from 'ms';",
    "SyntaxError: Named export 'ms' not found. The requested module 'ms' is a CommonJS module",
    ["import ms from 'ms';"],
  ],
  [
    'the default for several names',
    "import { a, b as c } from '@x/some-lib';",
    "Named export 'a' not found. The requested module '@x/some-lib' is",
    ["import someLib from '@x/some-lib';\nconst { a, b: c } = someLib;"],
  ],
  [
    'a name or the whole for the default',
    "import x from 'y';",
    "The requested module 'y' does not provide an export named 'default'",
    ["import { x } from 'y';", "import * as x from 'y';"],
  ],
  [
    'nothing that is not spoken of',
    "import { b } from 'ms';",
    "Named export 'a' not found. The requested module 'ms'",
    [],
  ],
  ['nothing of the tree', "import { a } from './ms';", "Named export 'a' not found. The requested module './ms'", []],
])('takes %s', (_what, text, said, expected) => {
  expect(list(text, said)).toEqual(expected);
});
