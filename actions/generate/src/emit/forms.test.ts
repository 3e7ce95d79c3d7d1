import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { loadTemplate } from '../schema/testing/run-code';

import { emitFiles } from './testing/emit-files';

const FIELDS = ['fieldKinds', 'fieldLists', 'fieldMembers'];

type Reader = (request: Request) => Promise<Record<string, unknown>>;
type FormReader = (schema: z.ZodType, form: object) => Reader;

const KINDS = {
  age: 'number',
  isTame: 'flag',
  tags: { list: 'text', required: true },
  sizes: 'number[]',
  marks: { list: 'number', separator: ',' },
  home: { members: { floor: 'number', rooms: { members: { count: 'number' } } } },
};

async function read(
  fields: string,
  kinds: object | undefined = KINDS,
  needs: readonly string[] = FIELDS,
): Promise<Record<string, unknown>> {
  const values = await loadTemplate('http/text-values.ts', [], await loadTemplate('http/numbers.ts', []));
  const provided = {
    ...values,
    ...(await loadTemplate('http/check-body.ts', [], { HTTPException: Error })),
    HTTPException: Error,
  };
  const globals = { Response, URLSearchParams };
  const forms = await loadTemplate('http/forms.ts', ['formReader', 'checksFields', ...needs], provided, globals);
  const type = 'application/x-www-form-urlencoded';
  const reader = (forms.formReader as FormReader)(z.looseObject({}), { types: [type], kinds, isRequired: true });
  return reader(new Request('http://service', { method: 'POST', body: fields, headers: { 'Content-Type': type } }));
}

describe('the reader of forms', () => {
  it.each([
    ['name=a&age=2&isTame=true&tags=x', { name: 'a', age: 2, isTame: true, tags: ['x'] }],
    ['title=0&kind=idea&age=8', { title: '0', kind: 'idea', age: 8, tags: [] }],
    ['tags=x&tags=y&sizes[]=1&sizes[]=2', { tags: ['x', 'y'], sizes: [1, 2] }],
    ['tags=x&marks=1,2', { tags: ['x'], marks: [1, 2] }],
    [
      'home[floor]=2&home[city]=Oslo&home[rooms][count]=3',
      { tags: [], home: { floor: 2, city: 'Oslo', rooms: { count: 3 } } },
    ],
    ['home={"floor":2}', { tags: [], home: { floor: 2 } }],
    ['age=&isTame=&home=&name=', { tags: [], age: null, isTame: null, home: null, name: '' }],
    ['age=x&age=2', { tags: [], age: ['x', 2] }],
  ])('reads %s', async (fields, expected) => {
    expect(JSON.parse(JSON.stringify(await read(fields)))).toEqual(expected);
  });

  it('reads texts alone where no form holds anything else', async () => {
    expect(await read('name=a&age=2&tag=x&tag=y&home[floor]=2', undefined, [])).toEqual({
      name: 'a',
      age: '2',
      tag: ['x', 'y'],
      'home[floor]': '2',
    });
  });

  it('reads values where no form holds lists or objects', async () => {
    const kinds = { age: 'number', isTame: 'flag' };
    const expected = { name: 'a', age: 2, isTame: null };
    expect(await read('name=a&age=2&isTame=', kinds, ['fieldKinds'])).toEqual(expected);
  });
});

/** The files of a service that takes pets as forms. */
async function emitPets(properties: Readonly<Record<string, Schema>>): Promise<ReadonlyMap<string, string>> {
  const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
  const Pet: Schema = { type: 'object', required: ['id'], properties: { id, name: { type: 'string' }, ...properties } };
  const content = { 'application/x-www-form-urlencoded': { schema: referTo('Pet') } };
  const post = answering(201, referTo('Pet'), { operationId: 'createPet', requestBody: { content } });
  const document = createOpenApiDocument({ '/pets': { post } }, { Pet });
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet' }],
    operations: {
      createPet: {
        kind: 'create',
        resource: 'Pet',
        success: { status: 201, shape: 'item', contentType: 'application/json' },
      },
    },
  });
  return emitFiles(plan, document);
}

describe('the module that reads forms', () => {
  const number: Schema = { type: 'number' };
  const all = [/readValue/, /readList/, /readMembers/];

  it.each<[string, Readonly<Record<string, Schema>>, number[]]>([
    ['texts', {}, []],
    ['values', { age: number }, [0]],
    ['lists', { sizes: { type: 'array', items: number } }, [0, 1]],
    ['objects', { home: { type: 'object', properties: { floor: number } } }, [0, 2]],
    [
      'objects that hold lists',
      { home: { type: 'object', properties: { floors: { type: 'array', items: number } } } },
      [0, 1, 2],
    ],
  ])('holds what forms of %s need', async (_name, properties, expected) => {
    const files = await emitPets(properties);
    const text = files.get('src/http/forms.ts') ?? '';
    await expect(transform(text, { loader: 'ts' })).resolves.toBeDefined();
    expect(all.flatMap((name, index) => (name.test(text) ? [index] : []))).toEqual(expected);
    const isTyped = expected.length > 0;
    expect(files.has('src/http/text-values.ts')).toBe(isTyped);
    expect(files.has('src/http/numbers.ts')).toBe(isTyped);
    expect(/formReader\(\w+, \{ types: .*kinds/.test(files.get('src/operations/create-pet.ts') ?? '')).toBe(isTyped);
  });
});
