import type { Suite, TestModule } from '../test-module';
import { createModule } from '../test-module';

import type { Sources } from './schemas';

const HEAD = [
  'import { sql } from "drizzle-orm";',
  'import { describe, expect, it } from "vitest";',
  '',
  'import { onlyRow } from "../../src/storage/rows.js";',
  'import { Shapes } from "../../src/storage/shapes.js";',
].join('\n');

/** Notes what is written and what is asked. */
const NOTES = [
  'const [written, asked]: [object[], object[]] = [[], []];',
  'const shapes = new Shapes((values: object) => {',
  'written.push(values);',
  'return { execute: (given: object) => Promise.resolve([asked.push(given)]) };',
  '});',
];

const SHAPES: Suite = {
  title: 'Shapes',
  cases: [
    {
      title: 'writes a query once for the same values given, and asks it with those',
      lines: [
        ...NOTES,
        'await shapes.run({ name: "Ada", born: undefined });',
        'await shapes.run({ name: "Grace", born: undefined });',
        'expect(written).toStrictEqual([{ name: sql.placeholder("name"), born: undefined }]);',
        'expect(asked).toStrictEqual([{ name: "Ada" }, { name: "Grace" }]);',
      ],
    },
    {
      title: 'writes another one where others are given, or null',
      lines: [
        ...NOTES,
        'const [a, b] = [sql.placeholder("a"), sql.placeholder("b")];',
        'await shapes.run({ a: 1, b: 2 });',
        'await shapes.run({ a: 1, b: null });',
        'await shapes.run({ a: null, b: 2 });',
        'await shapes.run({ a: 1 });',
        'await shapes.run({ ab: 1 });',
        'const ab = sql.placeholder("ab");',
        'expect(written).toStrictEqual([{ a, b }, { a, b: null }, { a: null, b }, { a }, { ab }]);',
      ],
    },
    {
      title: 'keeps a hundred, and writes what is beyond each time',
      lines: [
        ...NOTES,
        'for (let turn = 0; turn < 2; turn += 1)',
        'for (let index = 0; index <= 100; index += 1) await shapes.run({ [`name${index}`]: turn });',
        'expect(written).toHaveLength(102);',
      ],
    },
  ],
};

const ROWS: Suite = {
  title: 'onlyRow',
  cases: [
    { title: 'gives the row', isSync: true, lines: ['expect(onlyRow(["a row"])).toBe("a row");'] },
    {
      title: 'fails where there is none, and says so',
      isSync: true,
      lines: ['expect(() => onlyRow([])).toThrow("no row");'],
    },
  ],
};

const SUITES: readonly (readonly [file: string, suite: Suite])[] = [
  ['src/storage/shapes.ts', SHAPES],
  ['src/storage/rows.ts', ROWS],
];

/** Tests of what the stores have in common. */
export function emitStorage(sources: Sources): TestModule | undefined {
  const suites = SUITES.filter(([file]) => sources.has(file)).map(([, suite]) => suite);
  return createModule({ path: 'tests/unit/storage.test.ts', kind: 'unit', head: HEAD, suites });
}
