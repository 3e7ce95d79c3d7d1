import { renderLiteral } from '../../text/code';
import type { Suite, TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import type { Sources } from './schemas';

const HEAD = [
  'import { DrizzleQueryError } from "drizzle-orm";',
  'import { describe, expect, it } from "vitest";',
  '',
  'import { SlowDatabaseError, translateErrors, UnstorableValueError } from "../../src/storage/errors.js";',
  'import { createBrokenApp } from "../support/broken.js";',
].join('\n');

const broken = (rule: string): readonly [string, string] => [`{ name: "ConstraintError", rule: "${rule}" }`, rule];
/** The database's own words are for whoever reads the log. */
const unstorable = (isKey: boolean): readonly [string, string] => [
  `{ name: "UnstorableValueError", isKey: ${isKey} }`,
  'refused',
];

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const CODES: readonly (readonly [label: string, code: string, error: readonly [members: string, words: string]])[] = [
  ['a value that another row holds', '23505', broken('unique')],
  ['a row that others refer to', '23001', broken('reference')],
  ['a reference to what is not there', '23503', broken('reference')],
  ['a query that took too long', '57014', ['{ name: "SlowDatabaseError" }', 'refused']],
  ['a value that must be there', '23502', unstorable(false)],
  ['a value that a check refuses', '23514', unstorable(false)],
  ['a number that is too large', '22003', unstorable(true)],
  ['a text with a NUL', '22021', unstorable(false)],
  ['a text that is too long for an index', '54000', unstorable(false)],
];

const FAIL = [
  'const cause = Object.assign(new Error("refused"), { code });',
  'const query = Promise.reject(new DrizzleQueryError("insert", [], cause));',
];

const TRANSLATED: readonly TestCase[] = [
  {
    title: 'gives what a query gives',
    lines: ['expect(await translateErrors(Promise.resolve("a row"))).toBe("a row");'],
  },
  {
    title: 'says in its own words: %s',
    table: {
      columns: ['code', 'members', 'words'],
      rows: CODES.map(([label, code, [members, words]]) => ({
        label,
        values: [renderLiteral(code), members, renderLiteral(words)],
      })),
    },
    lines: [
      ...FAIL,
      'const error: unknown = await translateErrors(query).catch((thrown: unknown) => thrown);',
      'expect(error).toMatchObject(members);',
      'expect(String(error)).toContain(words);',
    ],
  },
  {
    title: 'takes for no key a whole number that is written with an exponent',
    lines: [
      'const message = "invalid input syntax for type bigint: 1e+22";',
      'const cause = Object.assign(new Error(message), { code: "22P02" });',
      'const query = Promise.reject(new DrizzleQueryError("insert", [], cause));',
      'await expect(translateErrors(query)).rejects.toMatchObject({ name: "UnstorableValueError", isKey: true });',
    ],
  },
  {
    title: 'leaves an error alone that it does not know',
    lines: [
      'const code = "XX000";',
      ...FAIL,
      'await expect(translateErrors(query)).rejects.toBeInstanceOf(DrizzleQueryError);',
    ],
  },
  {
    title: 'leaves an error alone that is not of the database',
    lines: [
      'const error = new Error("of something else");',
      'await expect(translateErrors(Promise.reject(error))).rejects.toBe(error);',
    ],
  },
];

const NAMED: TestCase = {
  title: 'tells the columns whose values another row holds',
  lines: [
    'const detail = "Key (email, \\"order\\")=(a@example.org, 1) already exists.";',
    'const cause = Object.assign(new Error("refused"), { code: "23505", detail });',
    'const query = Promise.reject(new DrizzleQueryError("insert", [], cause));',
    'const columns = ["email", "order"];',
    'await expect(translateErrors(query)).rejects.toMatchObject({ rule: "unique", columns });',
  ],
};

const ANSWERED: Suite = {
  title: 'an error of the database that nobody caught',
  cases: [
    {
      title: 'is answered 503 where it was too slow, with when to come again',
      lines: [
        'const app = createBrokenApp();',
        'app.get("/only/in/tests/slow", () => { throw new SlowDatabaseError("canceled"); });',
        'const response = await app.request("/only/in/tests/slow");',
        'expect(response.status).toBe(503);',
        'expect(response.headers.get("retry-after")).toBe("1");',
      ],
    },
    {
      title: 'is answered 400 where it cannot hold a value',
      lines: [
        'const app = createBrokenApp();',
        'app.get("/only/in/tests/unstorable", () => { throw new UnstorableValueError("out of range"); });',
        'expect((await app.request("/only/in/tests/unstorable")).status).toBe(400);',
      ],
    },
  ],
};

/** Tests of what becomes of the database's errors. */
export function emitStorageErrors(sources: Sources): TestModule | undefined {
  const source = sources.get('src/storage/errors.ts');
  if (source === undefined) return undefined;
  const cases = source.includes('readonly columns') ? [...TRANSLATED, NAMED] : TRANSLATED;
  const suites = [{ title: 'translateErrors', cases }, ANSWERED];
  return createModule({ path: 'tests/unit/storage-errors.test.ts', kind: 'unit', head: HEAD, suites });
}
