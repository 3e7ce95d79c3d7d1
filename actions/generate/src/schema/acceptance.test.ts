import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { renderTemplates } from '../emit/templates';
import { createComponents } from '../model/components';
import { SourceModule } from '../text/source-module';

import { renderParameter } from './render-parameter';
import { renderSchema } from './render-schema';
import type { Scope } from './scope';
import { finish } from './scope';

const TEMPLATES = path.resolve(import.meta.dirname, '../../templates/src');

/** A zod schema, as far as a test needs it. */
interface Checker {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

let helpers: Record<string, unknown> = {};
let told: string[] = [];

/** A module of the service with everything it can hold, run. */
async function loadTemplate(file: string, flags: readonly string[]): Promise<Record<string, unknown>> {
  const text = await readFile(path.join(TEMPLATES, `${file}.hbs`), 'utf8');
  const data = Object.fromEntries(flags.map((flag) => [flag, true]));
  const [rendered] = await renderTemplates([{ path: file, text }], data);
  const { code } = await transform(rendered?.text ?? '', { loader: 'ts', format: 'cjs' });
  const exported = { exports: {} as Record<string, unknown> };
  runInNewContext(code, { module: exported, require: () => ({ z }) });
  return exported.exports;
}

beforeAll(async () => {
  // The documentation library is not installed here; what it is told is compared by the gate `specification`.
  Object.assign(z.ZodType.prototype, {
    openapi(this: unknown) {
      return this;
    },
  });
  const checks = [
    'zod',
    'whole',
    'int64',
    'bounds',
    'length',
    'hasLength',
    'text',
    'withSize',
    'hasUniqueItems',
    'isPresent',
    'own',
    'isNot',
    'isConditional',
    'hasSome',
    'objectChecks',
    'hasPatterns',
    'hasNames',
    'needsWith',
    'followsWith',
  ];
  helpers = {
    ...(await loadTemplate('schemas/checks.ts', checks)),
    ...(await loadTemplate('http/parameters.ts', ['numeric', 'flag', 'list', 'separated'])),
  };
});

function createScope(document: OpenApiDocument): Scope {
  const components = createComponents(document);
  const module = new SourceModule('src/some.ts');
  return { document, components, module, direction: 'documented', limit: (message) => told.push(message) };
}

/** @param names - what the code may refer to; looked up when it is needed, so that circles close */
function evaluate(code: string, names: object = { z, ...helpers }): Checker {
  return runInNewContext(code, names) as Checker;
}

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 2, 3, 1.5, 100, '', 'a', 'ab', 'abc', 'abcd', '😀😀', 'A1', '1', 'true', 'null'],
  ...['2026-01-31', '2026-02-30', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00+01:00', '2026-01-31 12:00'],
  ...['6f1c1a52-4f0e-4c3a-9f6e-1b2a3c4d5e6f', '6f1c1a52', 'a@example.org', 'a@', '127.0.0.1', '::1', '300.0.0.1'],
  ...[[], [1], [1, 1], [1, 2], ['a'], ['a', 1], [null], [[1]], [{ id: 1 }], [1, 2, 3, 4]],
  ...[{}, { id: 1 }, { id: 'a' }, { id: null }, { id: 1, name: 'a' }, { name: 'a' }, { id: 1, other: 2 }],
  ...[{ other: 'a' }, { next: { next: {} } }, { next: 1 }, { constructor: 'a' }, { constructor: 1 }],
  ...[
    { kind: 'cat', lives: 9 },
    { kind: 'dog', lives: 9 },
    { kind: 'dog', bark: true },
  ],
];

const ID: Schema = { type: 'integer' };
const TEXT: Schema = { type: 'string' };
const NAMED: Schema = { type: 'object', required: ['name'], properties: { name: TEXT } };
const ITEM: Schema = { type: 'object', required: ['id'], properties: { id: ID, name: { type: 'string' } } };

const SCHEMAS: readonly Schema[] = [
  {},
  { type: 'string' },
  { type: 'string', minLength: 1 },
  { type: 'string', minLength: 2, maxLength: 3 },
  { type: 'string', maxLength: 0 },
  { type: 'string', pattern: '^[a-z]+$' },
  { type: 'string', pattern: '^/?a', maxLength: 2 },
  { type: 'string', format: 'uuid' },
  { type: 'string', format: 'date' },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'ipv4' },
  { type: 'string', format: 'email', maxLength: 13 },
  { type: 'string', enum: ['a', 'ab'] },
  { type: ['string', 'null'], enum: ['a', null] },
  { const: 'a' },
  { enum: [1, 'a', true] },
  { type: 'boolean' },
  { type: 'null' },
  { type: 'integer' },
  { type: 'integer', minimum: 1, maximum: 2 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 2 },
  { type: 'number', multipleOf: 0.5 },
  { type: ['integer', 'null'] },
  { type: ['string', 'integer'] },
  { type: 'array', items: ID },
  { type: 'array', items: {}, minItems: 1, maxItems: 2 },
  { type: 'array', items: ID, uniqueItems: true },
  { type: 'array', items: ITEM },
  { type: 'object' },
  ITEM,
  { ...ITEM, additionalProperties: false },
  { type: 'object', additionalProperties: ID },
  { ...ITEM, additionalProperties: { type: 'integer' } },
  { type: 'object', required: ['id'] },
  { type: 'object', minProperties: 1, maxProperties: 1 },
  { type: 'object', properties: { constructor: TEXT } },
  { type: 'object', required: ['constructor'], properties: { constructor: TEXT } },
  { allOf: [ITEM, NAMED] },
  { allOf: [{ type: 'string' }, { minLength: 2 }] },
  { allOf: [referTo('Item')], required: ['name'] },
  { anyOf: [{ type: 'string' }, ID] },
  { anyOf: [referTo('Item'), { type: 'null' }] },
  { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 2 }] },
  { oneOf: [referTo('Cat'), referTo('Dog')] },
  referTo('Item'),
  { type: 'array', items: referTo('Item'), maxItems: 1 },
  { type: 'string', not: { const: 'a' } },
  { not: { type: 'string' } },
  { enum: ['a', 'ab'], not: { type: 'string', maxLength: 1 } },
  { type: ['string', 'array'], not: { const: 'a' }, contains: ID },
  { ...ITEM, not: { required: ['name'] } },
  {
    allOf: [
      { ...ITEM, not: { required: ['name'] } },
      { type: 'object', not: { required: ['other'] } },
    ],
  },
  { type: 'array', contains: ID },
  { type: 'array', contains: ID, minContains: 2, maxContains: 3 },
  { type: 'array', contains: ID, minContains: 0 },
  { type: 'object', patternProperties: { '^na': TEXT, '^i': ID } },
  { ...ITEM, patternProperties: { '^o': ID }, additionalProperties: false },
  { type: 'object', patternProperties: { '^o': ID }, additionalProperties: { type: 'integer' } },
  { type: 'object', propertyNames: { maxLength: 4 } },
  { type: 'object', dependentRequired: { name: ['id'] } },
  {
    type: 'object',
    dependentSchemas: { name: { required: ['id'] }, lives: { properties: { kind: { const: 'cat' } } } },
  },
  { type: 'object', if: { required: ['name'] }, then: { required: ['id'] }, else: { minProperties: 1 } },
  { if: { type: 'integer' }, then: { type: 'integer', minimum: 2 } },
  { allOf: [referTo('Item'), { if: { required: ['name'] }, then: { properties: { id: { const: 1 } } } }] },
];

const COMPONENTS: Readonly<Record<string, Schema>> = {
  Item: ITEM,
  Cat: { type: 'object', required: ['kind', 'lives'], properties: { kind: { const: 'cat' }, lives: ID } },
  Dog: {
    type: 'object',
    required: ['kind', 'bark'],
    properties: { kind: { const: 'dog' }, bark: { type: 'boolean' } },
  },
  Node: { type: 'object', properties: { next: referTo('Node') } },
};

const document = createOpenApiDocument({}, COMPONENTS);

/** The schemas of the document by their constants, beside everything else that code may refer to. */
function evaluateComponents(): Record<string, unknown> {
  const names: Record<string, unknown> = { z, ...helpers };
  for (const { name, schema, constants } of createComponents(document).values()) {
    const { code } = renderSchema(schema, { ...createScope(document), owner: name });
    names[constants.documented] = evaluate(code, names);
  }
  return names;
}

describe('a rendered schema', () => {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'components', components: { schemas: COMPONENTS } });

  function toAjv(schema: Schema): object {
    return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"components#/components')) as object;
  }

  it.each(SCHEMAS.map((schema) => [JSON.stringify(schema), schema] as const))(
    'accepts what JSON Schema accepts: %s',
    (_, schema) => {
      told = [];
      const checker = evaluate(finish(renderSchema(schema, createScope(document))), evaluateComponents());
      const validate = ajv.compile(toAjv(schema));
      const judged = VALUES.map((value) => [value, checker.safeParse(value).success] as const);
      expect(judged).toEqual(VALUES.map((value) => [value, validate(value)]));
      expect(judged.some(([, isAccepted]) => isAccepted)).toBe(true);
      expect(told).toEqual([]);
    },
  );

  it('follows a schema into itself', () => {
    const { nodeSchema } = evaluateComponents() as { nodeSchema: Checker };
    expect(nodeSchema.safeParse({ next: { next: {} } }).success).toBe(true);
    expect(nodeSchema.safeParse({ next: { next: 1 } }).success).toBe(false);
  });

  it.each<[string, Schema, unknown, boolean]>([
    ['takes an integer of any size', { type: 'integer' }, 1e21, true],
    ['takes no fraction for an integer', { type: 'integer' }, 0.5, false],
    ['takes 64 bits', { type: 'integer', format: 'int64' }, 2 ** 63, true],
    ['takes no more than 64 bits', { type: 'integer', format: 'int64' }, 1e21, false],
    ['takes keywords for the type that they speak of', { minLength: 2 }, 1, false],
  ])('%s', (_, schema, value, isAccepted) => {
    const checker = evaluate(finish(renderSchema(schema, createScope(document))));
    expect(checker.safeParse(value).success).toBe(isAccepted);
  });

  it.each<[string, Schema]>([
    ['unevaluatedProperties', { type: 'object', unevaluatedProperties: false } as Schema],
    ['pattern', { type: 'string', pattern: '(?<=a' }],
    ['enum', { enum: [{ a: 1 }] }],
  ])('tells that %s is only documented', (keyword, schema) => {
    told = [];
    renderSchema(schema, createScope(document));
    expect(told).toEqual([`the keyword ${keyword} is documented and not enforced`]);
  });
});

describe('a rendered parameter', () => {
  const REFUSED = Symbol('refused');

  it.each<[string, Schema, object, unknown, unknown]>([
    ['a number', { type: 'integer' }, {}, '12', 12],
    ['no number', { type: 'integer' }, {}, '12a', REFUSED],
    ['no number, though JavaScript reads one', { type: 'number' }, {}, '0x1f', REFUSED],
    ['nothing', { type: 'number' }, {}, '', REFUSED],
    ['a flag', { type: 'boolean' }, {}, 'true', true],
    ['no flag', { type: 'boolean' }, {}, 'yes', REFUSED],
    ['text that looks like a number', { type: 'string' }, {}, '12', '12'],
    ['an absent one', { type: 'string' }, {}, undefined, undefined],
    ['an absent one that is required', { type: 'string' }, { required: true }, undefined, REFUSED],
    ['an absent one with a default', { type: 'integer', default: 20 }, {}, undefined, 20],
    ['a list of one', { type: 'array', items: { type: 'integer' } }, {}, '1', [1]],
    ['a repeated one', { type: 'array', items: { type: 'integer' } }, {}, ['1', '2'], [1, 2]],
    ['a list in one text', { type: 'array', items: { type: 'string' } }, { explode: false }, 'a,b', ['a', 'b']],
    ['a list with bars', { type: 'array', items: {} }, { style: 'pipeDelimited', explode: false }, 'a|b', ['a', 'b']],
    ['a number or a word', { anyOf: [{ type: 'integer' }, { const: 'all' }] }, {}, 'all', 'all'],
    ['a number rather than a word', { anyOf: [{ type: 'integer' }, { const: 'all' }] }, {}, '3', 3],
  ])('reads %s', (_, schema, overrides, given, expected) => {
    const code = renderParameter({ name: 'some', in: 'query', schema, ...overrides }, createScope(document));
    const result = evaluate(code).safeParse(given);
    expect(result.success ? result.data : REFUSED).toEqual(expected);
  });
});
