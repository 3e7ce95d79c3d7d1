import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInThisContext } from 'node:vm';

import ts from 'typescript';
import { expect, it } from 'vitest';

const TEMPLATE = path.resolve(import.meta.dirname, '../../templates/support/specification.ts.txt');

/** Reads JSON as the tests of a service read the schemas of answers. */
async function openReviver(): Promise<(key: string, value: unknown) => unknown> {
  const [code = ''] = /^function keepReadable[^]*?\n\}\n/m.exec(await readFile(TEMPLATE, 'utf8')) ?? [];
  return runInThisContext(`(${ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText.trim().replace(/;$/, '')})`) as (
    key: string,
    value: unknown,
  ) => unknown;
}

it('leaves out patterns that Zod would read as others, and nothing else', async () => {
  const schema = { pattern: '^\\p{L}+$', properties: { pattern: { pattern: '^\\d+$' } }, description: '\\p{L}' };
  const read: unknown = JSON.parse(JSON.stringify(schema), await openReviver());
  expect(read).toEqual({ properties: { pattern: { pattern: '^\\d+$' } }, description: '\\p{L}' });
});

it('demands of no answer what only requests carry', async () => {
  const schema = { properties: { code: { writeOnly: true }, name: {} }, required: ['code', 'name', 'other'] };
  const read: unknown = JSON.parse(JSON.stringify({ oneOf: [schema] }), await openReviver());
  expect(read).toEqual({ oneOf: [{ ...schema, required: ['name', 'other'] }] });
});
