import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';
import { afterEach, expect, it } from 'vitest';

const TEMPLATE = path.resolve(import.meta.dirname, '../../templates/support/schemas.ts.txt');
const ZOD = pathToFileURL(createRequire(import.meta.url).resolve('zod')).href;

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** What the tests of a service with these schemas say of a value. */
async function openChecks(schemas: object): Promise<(schema: unknown, value: unknown) => string[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-schemas-'));
  made.push(directory);
  const support = path.join(directory, 'tests/support');
  mkdirSync(support, { recursive: true });
  writeFileSync(path.join(directory, 'openapi.json'), JSON.stringify({ components: { schemas } }));
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const text = readFileSync(TEMPLATE, 'utf8').replace("from 'zod'", `from '${ZOD}'`);
  const file = path.join(support, 'schemas.mjs');
  writeFileSync(file, ts.transpileModule(text, { compilerOptions: options }).outputText);
  const module: unknown = await import(pathToFileURL(file).href);
  return (module as { listProblems: (schema: unknown, value: unknown) => string[] }).listProblems;
}

it('leaves out patterns that Zod would read as others, and nothing else', async () => {
  const list = await openChecks({});
  const schema = { properties: { pattern: { pattern: '^\\d+$' }, name: { pattern: '^\\p{L}+$' } } };
  expect(list(schema, { pattern: '12', name: '!' })).toEqual([]);
  expect(list(schema, { pattern: 'x' })).toEqual([expect.stringContaining('pattern: ')]);
});

it('demands of no answer what only requests carry', async () => {
  const list = await openChecks({
    A: { type: 'object', properties: { code: { writeOnly: true }, name: {} }, required: ['code', 'name'] },
  });
  const schema = { oneOf: [{ $ref: '#/components/schemas/A' }] };
  expect(list(schema, { name: 1 })).toEqual([]);
  expect(list(schema, { code: 1 })).toHaveLength(1);
});

it('follows references into a schema, and into itself', async () => {
  const list = await openChecks({
    A: {
      type: 'object',
      properties: { small: { $ref: '#/components/schemas/A/$defs/small' }, next: { $ref: '#/components/schemas/A' } },
      $defs: { small: { type: 'integer', maximum: 9 } },
    },
  });
  const schema = { type: 'array', items: { $ref: '#/components/schemas/A' } };
  expect(list(schema, [{ small: 9, next: { small: 1 } }])).toEqual([]);
  expect(list(schema, [{ next: { next: { small: 10 } } }])).toEqual([expect.stringContaining('0.next.next.small: ')]);
});

it('checks what Zod has no words for, wherever it stands', async () => {
  const list = await openChecks({
    Address: {
      type: 'object',
      if: { properties: { country: { const: 'US' } }, required: ['country'] },
      then: { properties: { zip: { pattern: '^[0-9]{5}$' } } },
      else: { properties: { zip: { pattern: '^[A-Z]' } } },
      dependentRequired: { card: ['billing'] },
      dependentSchemas: { billing: { properties: { mail: { minLength: 3 } } } },
    },
  });
  const schema = {
    type: 'object',
    properties: { not: { not: { type: 'string' } }, homes: { items: { $ref: '#/components/schemas/Address' } } },
    unevaluatedProperties: false,
  };
  const home = { country: 'US', zip: '12345', card: 'x', billing: 'y', mail: 'abc' };
  expect(list(schema, { not: 1, homes: [home, { country: 'NL', zip: 'A' }] })).toEqual([]);
  expect(list(schema, { not: 'x' })).toEqual(['not: fits what it must not']);
  expect(list(schema, { homes: [{ ...home, zip: '1' }] })).toEqual([expect.stringContaining('homes.0.zip: ')]);
  expect(list(schema, { homes: [{ zip: '1' }] })).toEqual([expect.stringContaining('homes.0.zip: ')]);
  expect(list(schema, { homes: [{ card: 'x' }] })).toEqual(['homes.0.billing: is missing']);
  expect(list(schema, { homes: [{ ...home, mail: 'a' }] })).toEqual([expect.stringContaining('homes.0.mail: ')]);
});

it('takes a choice for kept where one of its schemas is, with all that Zod refuses', async () => {
  const list = await openChecks({});
  const schema = { anyOf: [{ type: 'integer', not: { const: 1 } }, { type: 'string' }] };
  expect(list(schema, 2)).toEqual([]);
  expect(list(schema, 'x')).toEqual([]);
  expect(list(schema, 1)).toEqual(['the whole: fits none of 2 schemas']);
});
