import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { loadTemplate } from '../schema/testing/run-code';

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

async function read(fields: string): Promise<Record<string, unknown>> {
  const values = await loadTemplate('http/text-values.ts', [], await loadTemplate('http/numbers.ts', []));
  const provided = {
    ...values,
    ...(await loadTemplate('http/check-body.ts', [], { HTTPException: Error })),
    HTTPException: Error,
  };
  const globals = { Response, URLSearchParams };
  const forms = await loadTemplate('http/forms.ts', ['formReader', 'checksFields'], provided, globals);
  const type = 'application/x-www-form-urlencoded';
  const reader = (forms.formReader as FormReader)(z.looseObject({}), { types: [type], kinds: KINDS, isRequired: true });
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
});
