import { describe, expect, it } from 'vitest';

import type { TestModule } from './test-module';
import { createModule, listBlocks, listCaseIds, renderModule, withoutCases } from './test-module';

const PATH = 'tests/e2e/books.test.ts';
const table = {
  columns: ['body'],
  rows: [
    { label: 'null', values: ['null'] },
    { label: 'a list', values: ['[]'] },
  ],
};
const MODULE: TestModule = {
  path: PATH,
  kind: 'e2e',
  head: 'import { expect, it } from "vitest";',
  suites: [
    {
      title: 'POST /books',
      cases: [
        { title: 'works', lines: ['await create();'] },
        { title: 'refuses %s', lines: ['await refuse(body);'], table },
      ],
    },
    { title: 'GET /books', cases: [{ title: 'is quick', lines: ['expect(1).toBe(1);'], isSync: true }] },
  ],
};

describe('createModule', () => {
  it('joins suites of one title, and numbers titles that occur again', () => {
    const twice = createModule({ ...MODULE, suites: [...MODULE.suites, ...MODULE.suites] });
    expect(twice && listCaseIds(twice)).toEqual([
      `${PATH} > POST /books > works`,
      `${PATH} > POST /books > refuses null`,
      `${PATH} > POST /books > refuses a list`,
      `${PATH} > POST /books > works (2)`,
      `${PATH} > POST /books > refuses null (2)`,
      `${PATH} > POST /books > refuses a list (2)`,
      `${PATH} > GET /books > is quick`,
      `${PATH} > GET /books > is quick (2)`,
    ]);
  });

  it('makes no module without tests', () => {
    expect(createModule({ ...MODULE, suites: [{ title: 'empty', cases: [] }] })).toBeUndefined();
  });
});

describe('listBlocks', () => {
  it('groups the tests of one table', () => {
    expect(listBlocks(MODULE).map(({ length }) => length)).toEqual([1, 2, 1]);
  });
});

describe('withoutCases', () => {
  const leave = (...names: string[]): string[] =>
    listCaseIds(withoutCases(MODULE, new Set(names.map((name) => `${PATH} > ${name}`)))).map((id) =>
      id.slice(PATH.length + 3),
    );

  it.each([
    [['POST /books > works'], ['POST /books > refuses null', 'POST /books > refuses a list', 'GET /books > is quick']],
    [['POST /books > refuses null'], ['POST /books > works', 'POST /books > refuses a list', 'GET /books > is quick']],
    [
      ['POST /books > refuses null', 'POST /books > refuses a list'],
      ['POST /books > works', 'GET /books > is quick'],
    ],
    [['GET /books > is quick'], ['POST /books > works', 'POST /books > refuses null', 'POST /books > refuses a list']],
    [
      ['GET /books > something else'],
      ['POST /books > works', 'POST /books > refuses null', 'POST /books > refuses a list', 'GET /books > is quick'],
    ],
  ])('leaves %j out', (names, rest) => {
    expect(leave(...names)).toEqual(rest);
  });
});

describe('renderModule', () => {
  it('writes suites, tests and tables', () => {
    const text = renderModule(MODULE);
    expect(text).toContain('describe("POST /books", () => {\nit("works", async () => {\nawait create();\n});');
    expect(text).toContain('it.each([\n["null", null],\n["a list", []],\n])("refuses %s", async (_what, body) => {');
    expect(text).toContain('it("is quick", () => {');
  });

  it('names nothing that is stored and not looked at again', () => {
    const lines = ['const first = await storeBook();', 'const second = await storeBook();', 'expect(second).toBe(1);'];
    const text = renderModule({ ...MODULE, suites: [{ title: 'x', cases: [{ title: 'y', lines }] }] });
    expect(text).toContain('await storeBook();\nconst second = await storeBook();');
    expect(text).not.toContain('first');
  });
});
