import path from 'node:path';

import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { queryParameter } from '@orchestrate/testkit/openapi-document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

async function read(
  file: string,
  operations: NonNullable<PetShopOptions['operations']>,
  listed: readonly Parameter[] = [],
): Promise<string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { plan, document } = createPetShop({ operations });
  const item = document.paths?.['/pets/{petId}/adopt'];
  const own = item !== undefined && 'parameters' in item ? (item.parameters ?? []) : [];
  const parameters = [...own, queryParameter('name', { type: 'string' })];
  const pets = document.paths?.['/pets'];
  const list = pets !== undefined && 'get' in pets ? pets.get : undefined;
  const paths = {
    ...document.paths,
    '/pets': { ...pets, get: { ...list, parameters: [...(list?.parameters ?? []), ...listed] } },
    '/pets/{petId}/adopt': { ...item, parameters },
  };
  const { files } = await emitService(createService(plan, { ...document, paths }), templates);
  return (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

describe('operations whose query carries what they need', () => {
  it('change an item by values that a stored one may have, or refuse them', async () => {
    const code = await read('src/operations/adopt-pet.ts', {
      adoptPet: { kind: 'query-patch', resource: 'Pet', success: { status: 202, shape: 'empty' } },
    });
    expect(code).toContain('const changesSchema = z.strictObject({');
    expect(code).toContain("const changes = changesSchema.safeParse(c.req.valid('query'));");
    expect(code).toMatch(/if \(!changes\.success\) throw new ApiError\(4\d\d, "A pet cannot have these values\."\)/);
    expect(code).toContain('pets.update(path.petId, changes.data)');
  });

  it('answer a text where both the name and the password are right, and look for nobody without them', async () => {
    const filters = [
      { parameter: 'name', property: 'name', operator: 'eq' as const },
      { parameter: 'size', property: 'tag', operator: 'eq' as const },
    ];
    const code = await read('src/operations/list-pets.ts', {
      listPets: { kind: 'open-login', filters, success: { status: 200, shape: 'other' } },
    });
    expect(code).toContain(
      'const [pet] = query.name === undefined || query.size === undefined ? [] : await pets.list({ name: query.name, tag: query.size, }, limitRange(1));',
    );
    expect(code).toContain('throw new ApiError(401, "The name or the tag is wrong.");');
    expect(code).toContain('return c.json(randomUUID(), 200);');
  });

  it.each<[string, Partial<Parameter>, Schema, string]>([
    ['required', { required: true }, {}, ''],
    ['filled in', {}, { default: 'guest' }, ''],
    ['optional', {}, {}, 'query.password === undefined ? [] : '],
  ])('ask whether a name is there only where it may be left out: one that is %s', async (_, overrides, more, asked) => {
    const user = queryParameter('user', { type: 'string' }, { required: true });
    const filters = [
      { parameter: 'user', property: 'name', operator: 'eq' as const },
      { parameter: 'password', property: 'tag', operator: 'eq' as const },
    ];
    const login = { kind: 'open-login', filters, success: { status: 200, shape: 'other' } } as const;
    const parameters = [user, queryParameter('password', { type: 'string', ...more }, overrides)];
    const code = await read('src/operations/list-pets.ts', { listPets: login }, parameters);
    expect(code).toContain(`const [pet] = ${asked}await pets.list({ name: query.user, tag: query.password, }`);
  });

  it('end a login of which nothing is kept without asking anything', async () => {
    const code = await read('src/operations/list-pets.ts', {
      listPets: { kind: 'logout', filters: [], success: { status: 204, shape: 'empty' } },
    });
    expect(code).toMatch(/, \(c\) => \{ return c\.body\(null, 204\); \}/);
  });
});
