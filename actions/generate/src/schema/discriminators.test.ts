import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { listForeignNames } from './discriminators';
import { renderSchema } from './render-schema';
import { finish } from './scope';
import { createScope, loadHelpers } from './testing/run-code';

const KIND = { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } };
const text: Schema = { type: 'string' };

function createDocument(kind: Schema = text) {
  const Animal = { type: 'object', required: ['kind'], properties: { kind }, discriminator: KIND } as Schema;
  const Cat: Schema = { allOf: [referTo('Animal'), { type: 'object', properties: { lives: { type: 'integer' } } }] };
  const Dog: Schema = { allOf: [referTo('Animal'), { type: 'object', properties: { name: text } }] };
  return createOpenApiDocument({}, { Animal, Cat, Dog, Stone: { type: 'object', properties: { size: text } } });
}

describe('the names of a discriminator', () => {
  it('keep a value from the branches that they do not name', () => {
    const branches = [referTo('Cat'), referTo('Dog')];
    expect(listForeignNames(createDocument(), branches, KIND)).toEqual([['Dog'], ['cat', 'Cat']]);
  });

  it.each<[string, Schema, readonly Schema[]]>([
    ['say their values themselves', { type: 'string', enum: ['cat'] }, [referTo('Cat'), referTo('Dog')]],
    ['lack the property', text, [referTo('Cat'), referTo('Stone')]],
    ['have no name', text, [referTo('Cat'), { type: 'object', properties: { kind: text } }]],
  ])('are left out where branches %s', (_, kind, branches) => {
    expect(listForeignNames(createDocument(kind), branches, KIND)).toEqual([]);
  });

  it('tell branches apart that each list the names of all', () => {
    const branches = [referTo('Cat'), referTo('Dog')];
    const all = createDocument({ type: 'string', enum: ['cat', 'Cat', 'Dog'] });
    expect(listForeignNames(all, branches, KIND)).toEqual([['Dog'], ['cat', 'Cat']]);
  });

  it('are looked at in a choice beside parts', () => {
    const scope = createScope(createDocument());
    const schema = {
      allOf: [referTo('Animal')],
      oneOf: [referTo('Cat'), referTo('Dog')],
      discriminator: KIND,
    } as Schema;
    expect(finish(renderSchema(schema, scope))).toContain('catSchema.refine(...isNotNamed("kind", ["Dog"]))');
  });

  it('are looked at in the code that checks a choice', async () => {
    const scope = createScope(createDocument());
    const schema = { oneOf: [referTo('Cat'), referTo('Dog')], discriminator: KIND } as Schema;
    const code = finish(renderSchema(schema, scope));
    expect(code).toContain('catSchema.refine(...isNotNamed("kind", ["Dog"]))');
    const { isNotNamed } = await loadHelpers();
    const [test] = (isNotNamed as (property: string, names: string[]) => [(value: unknown) => boolean])('kind', [
      'Dog',
    ]);
    expect([{ kind: 'Dog' }, { kind: 'cat' }, {}].map(test)).toEqual([false, true, true]);
  });

  it('are documented where the base of several schemas has them, and not again in what extends it', () => {
    const document = createDocument();
    const render = (name: string): string =>
      finish(renderSchema(document.components?.schemas?.[name] ?? true, createScope(document)));
    expect(render('Animal')).toContain('discriminator: {');
    expect(render('Cat')).toMatch(/^animalSchema\.extend/);
    expect(render('Cat')).not.toContain('discriminator');
  });

  it.each([
    ['whose base has none', referTo('Stone')],
    ['whose base has another one', referTo('Animal')],
  ])('are documented in what extends a schema %s', (_, base) => {
    const document = createDocument();
    const own = { propertyName: 'size', mapping: { Pebble: '#/components/schemas/Pebble' } };
    const pebble = { allOf: [base, { type: 'object', properties: { hue: text } }], discriminator: own } as Schema;
    const code = finish(renderSchema(pebble, createScope(document)));
    expect(code).toMatch(/^\w+Schema\.extend\([^]+\.openapi\([^]*discriminator: \{ ?"?propertyName"?: "size"/);
  });
});
