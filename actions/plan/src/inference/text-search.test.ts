import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Note: Schema = {
  type: 'object',
  required: ['id', 'title', 'createdAt'],
  properties: {
    id: { type: 'integer', readOnly: true },
    title: { type: 'string', pattern: '\\S' },
    body: { type: ['string', 'null'] },
    color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
    kind: { type: 'string', enum: ['plain', 'list'] },
    ownerEmail: { type: 'string', format: 'email' },
    imageUrl: text,
    externalId: text,
    secret: { type: 'string', writeOnly: true },
    due: { type: 'string', format: 'date' },
    stars: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
  },
};
const notes: Schema = { type: 'array', items: referTo('Note') };

interface Asked {
  readonly path?: string;
  readonly name?: string;
  readonly schema?: Schema;
  readonly description?: string;
  readonly operation?: Operation;
  readonly settings?: PlanSettings;
}

function plan({ path = '/notes/search', name = 'q', schema = text, settings, ...asked }: Asked) {
  const said = asked.description === undefined ? {} : { description: asked.description };
  const parameters = [queryParameter(name, schema, said), queryParameter('kind', { type: 'string', enum: ['plain'] })];
  const search = answering(200, notes, { ...asked.operation, parameters });
  const main = path === '/notes' ? {} : { '/notes': { get: answering(200, notes) } };
  const document = createOpenApiDocument({ ...main, [path]: { get: search } }, { Note });
  return inferPlan(document, settings).operations.find((one) => one.path === path);
}

const everywhere = { property: 'title', others: ['body', 'ownerEmail'], operator: 'contains' };

describe('a search that names no property', () => {
  it.each([
    ['/notes/search', 'q'],
    ['/search/notes', 'query'],
    ['/api/v1/search/notes', 'term'],
    ['/notes/find', 'text'],
    ['/notes/lookup', 'keyword'],
    ['/notes', 'search'],
  ])('looks in all texts that items show: %s?%s=', (path, name) => {
    const found = plan({ path, name });
    expect(found?.kind).toBe('list');
    expect(found?.filters).toContainEqual({ parameter: name, ...everywhere });
    expect(found?.filters).toContainEqual({ parameter: 'kind', property: 'kind', operator: 'eq' });
    expect(found?.evidence).toContainEqual({
      rule: 'search',
      detail: `\`${name}\` is looked for in the texts \`title\`, \`body\`, \`ownerEmail\`, ignoring case`,
    });
  });

  it.each(['Search query', 'Free-text search', 'Search by keyword', 'Text to look for'])('says: %s', (description) => {
    expect(plan({ description })?.filters).toContainEqual({ parameter: 'q', ...everywhere });
  });

  it('looks where the summary of the operation says', () => {
    const found = plan({ operation: { summary: 'Search notes by title' } });
    expect(found?.filters).toContainEqual({ parameter: 'q', property: 'title', operator: 'contains' });
  });

  it.each<[string, Asked]>([
    ['its syntax is another', { description: 'Lucene expression' }],
    ['what it looks in is no text', { operation: { summary: 'Search notes by author' } }],
    ['a number is named', { description: 'Looks for stars' }],
    ['it asks for no text', { schema: { type: 'integer' } }],
    ['it asks for a date', { schema: { type: 'string', format: 'date' } }],
    ['the path shows more than a search', { path: '/notes/popular' }],
    ['a word may mean something else', { path: '/notes', name: 'term' }],
    ['the rule is off', { settings: { operations: {}, rules: { search: 'off' } } }],
  ])('looks nowhere where %s', (_why, asked) => {
    const found = plan(asked);
    expect((found?.filters ?? []).filter(({ parameter }) => parameter !== 'kind')).toEqual([]);
    expect(found?.kind).toBe(asked.path === '/notes' ? 'list' : 'custom');
  });
});
