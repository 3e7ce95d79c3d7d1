import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';
import { afterEach, expect, it } from 'vitest';

const TEMPLATE = path.resolve(import.meta.dirname, '../../templates/support/schemas.ts.txt');
const resolve = (name: string): string => pathToFileURL(createRequire(import.meta.url).resolve(name)).href;

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
  const text = readFileSync(TEMPLATE, 'utf8').replace(/(?<=from ')ajv[^']*/g, resolve);
  const file = path.join(support, 'schemas.mjs');
  writeFileSync(file, ts.transpileModule(text, { compilerOptions: options }).outputText);
  const module: unknown = await import(pathToFileURL(file).href);
  return (module as { listProblems: (schema: unknown, value: unknown) => string[] }).listProblems;
}

it('reads patterns with Unicode, and those that are none of these as they are', async () => {
  const list = await openChecks({});
  const schema = {
    properties: { digits: { pattern: '^\\d+$' }, name: { pattern: '^\\p{L}+$' }, at: { pattern: '^\\@' } },
  };
  expect(list(schema, { digits: '12', name: 'é', at: '@me' })).toEqual([]);
  expect(list(schema, { digits: 'x', name: '!', at: 'me' })).toEqual([
    expect.stringContaining('/digits: '),
    expect.stringContaining('/name: '),
    expect.stringContaining('/at: '),
  ]);
});

it('demands of no answer what only requests carry', async () => {
  const list = await openChecks({
    A: { type: 'object', properties: { code: { writeOnly: true }, name: {} }, required: ['code', 'name'] },
  });
  const schema = { oneOf: [{ $ref: '#/components/schemas/A' }] };
  expect(list(schema, { name: 1 })).toEqual([]);
  expect(list(schema, { code: 1 })).not.toEqual([]);
});

it('finds nothing in an answer but what it says itself', async () => {
  const list = await openChecks({});
  expect(list({ type: 'object', required: ['constructor'] }, {})).toHaveLength(1);
  expect(list({ type: 'object', properties: { toString: { type: 'string' } } }, {})).toEqual([]);
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
  expect(list(schema, [{ next: { next: { small: 10 } } }])).toEqual([expect.stringContaining('/0/next/next/small: ')]);
});

it('checks formats, and lets be what it has never heard of', async () => {
  const list = await openChecks({});
  const schema = {
    properties: { at: { format: 'date-time' }, id: { format: 'uuid' }, sku: { format: 'sku', xml: {} } },
  };
  expect(list(schema, { at: '2024-02-29T12:00:00Z', id: '00000000-0000-4000-8000-000000000000', sku: 'x' })).toEqual(
    [],
  );
  expect(list(schema, { at: '2024-02-30T12:00:00Z', id: '1' })).toHaveLength(2);
});

it('checks conditions, wherever they stand', async () => {
  const list = await openChecks({
    Address: {
      type: 'object',
      if: { properties: { country: { const: 'US' } }, required: ['country'] },
      then: { properties: { zip: { pattern: '^[0-9]{5}$' } } },
      else: { properties: { zip: { pattern: '^[A-Z]' } } },
      dependentRequired: { card: ['billing'] },
    },
  });
  const schema = {
    type: 'object',
    properties: { not: { not: { type: 'string' } }, homes: { items: { $ref: '#/components/schemas/Address' } } },
    unevaluatedProperties: false,
  };
  const home = { country: 'US', zip: '12345', card: 'x', billing: 'y' };
  expect(list(schema, { not: 1, homes: [home, { country: 'NL', zip: 'A' }] })).toEqual([]);
  expect(list(schema, { not: 'x' })).not.toEqual([]);
  expect(list(schema, { homes: [{ ...home, zip: '1' }] })).toContainEqual(expect.stringContaining('/homes/0/zip: '));
  expect(list(schema, { homes: [{ zip: '1' }] })).toContainEqual(expect.stringContaining('/homes/0/zip: '));
  expect(list(schema, { homes: [{ card: 'x' }] })).not.toEqual([]);
  expect(list(schema, { more: 1 })).not.toEqual([]);
});

it('takes a choice for kept where one of its schemas is', async () => {
  const list = await openChecks({});
  const schema = { anyOf: [{ type: 'integer', not: { const: 1 } }, { type: 'string' }] };
  expect(list(schema, 2)).toEqual([]);
  expect(list(schema, 'x')).toEqual([]);
  expect(list(schema, 1)).not.toEqual([]);
});
