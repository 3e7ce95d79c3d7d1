import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: text, firstName: text, tag: text, born: { type: 'integer' } },
};
const pets: Schema = { type: 'array', items: referTo('Pet') };

function plan(description: string, schema: Schema = text, below = 'Search query') {
  const list = answering(200, pets, { parameters: [queryParameter('q', schema, { description })] });
  const search = answering(200, pets, {
    parameters: [queryParameter('query', text, { description: below, required: true })],
  });
  const document = createOpenApiDocument({ '/pets': { get: list }, '/pets/search': { get: search } }, { Pet });
  return inferPlan(document).operations;
}

describe('a search', () => {
  it.each<[string, readonly string[]]>([
    ['Text in the name', ['name']],
    ['Text in name or tag', ['name', 'tag']],
    ['Looks in the tag, the name and the first name of each', ['tag', 'name', 'firstName']],
    ['Search by `tag` or by `firstName`', ['tag', 'firstName']],
  ])('looks where its description says: %s', (description, [property, ...others]) => {
    const beside = others.length === 0 ? {} : { others };
    expect(plan(description)[0]?.filters).toEqual([{ parameter: 'q', property, operator: 'contains', ...beside }]);
  });

  it.each([
    ['another way to compare is named', 'Search query, in Lucene syntax', text],
    ['a number is named', 'Search by born', text],
    ['a name may be there by chance', 'A name for this search, which looks in the tag', text],
    ['it is no text', 'Search by name', { type: 'integer' }],
  ] satisfies [string, string, Schema][])('looks nowhere where %s', (_what, description, schema) => {
    expect(plan(description, schema)[0]?.filters).toEqual([]);
  });

  it('tells every property that it looks in', () => {
    expect(plan('Text in name or tag')[0]?.evidence).toContainEqual({
      rule: 'filter-contains',
      detail: '`q` narrows by the property `name` or `tag`',
    });
  });

  it('looks below a collection where that of the collection does', () => {
    const searched = { kind: 'list', filters: [{ parameter: 'query', property: 'name', others: ['tag'] }] };
    expect(plan('Text in name or tag')[1]).toMatchObject(searched);
    expect(plan('', text, 'In name and tag')[1]).toMatchObject(searched);
  });
});
