import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const id: Schema = { type: 'integer' };
const text: Schema = { type: 'string' };
const nothing: Schema = { type: 'null' };
const summary: Schema = { type: 'object', required: ['id', 'name'], properties: { id, name: text } };

interface Shelf {
  /** What a book shows beside its id and title. */
  readonly shown: Record<string, Schema>;
  /** What requests carry beside the title. */
  readonly carried: Record<string, Schema>;
  readonly optional?: readonly string[];
  readonly schemas?: Record<string, Schema>;
  /** Statuses that a request for a book can be refused with. */
  readonly refusals?: readonly string[];
  readonly rules?: PlanSettings['rules'];
}

/** Books of authors, who are stored beside them. */
function plan({ shown, carried, optional = [], schemas = {}, refusals = ['404'], rules = {} }: Shelf): InferredPlan {
  const parameters = [pathParameter('bookId', id)];
  const required = ['title', ...Object.keys(carried).filter((name) => !optional.includes(name))];
  const input: Schema = { type: 'object', required, properties: { title: text, ...carried } };
  const takes = { requestBody: { required: true, ...jsonOf(input) } };
  const refused = Object.fromEntries(refusals.map((status) => [status, { description: 'No.' }]));
  const write = (status: number) => {
    const operation = answering(status, referTo('Book'), takes);
    return { ...operation, responses: { ...operation.responses, ...refused } };
  };
  const named = (body: Schema) => ({ requestBody: { required: true, ...jsonOf(body) } });
  const document = createOpenApiDocument(
    {
      '/authors': {
        post: answering(
          201,
          referTo('Author'),
          named({ type: 'object', required: ['name'], properties: { name: text } }),
        ),
      },
      '/books': {
        get: answering(
          200,
          { type: 'array', items: referTo('Book') },
          { parameters: [queryParameter('authorId', id)] },
        ),
        post: write(201),
      },
      '/books/{bookId}': {
        parameters,
        get: answering(200, referTo('Book')),
        put: { ...write(200) },
      },
    },
    {
      Author: { ...summary, properties: { ...summary.properties, bio: text } },
      Book: {
        type: 'object',
        required: ['id', 'title', ...Object.keys(shown)],
        properties: { id, title: text, ...shown },
      },
      ...schemas,
    },
  );
  return inferPlan(document, { operations: {}, rules });
}

const relationsOf = ({ resources }: InferredPlan) => resources.find(({ name }) => name === 'Book')?.relations;
const kindsOf = ({ operations }: InferredPlan) =>
  operations.map(({ method, path, kind }) => `${method} ${path}: ${kind}`);

describe('what an item shows by an id that requests carry', () => {
  const whole = { shown: { author: referTo('Author') }, carried: { authorId: id } };

  it('is stored by that id, listed by it, and shown as its own schema has it', () => {
    const found = plan(whole);
    expect(relationsOf(found)).toEqual([
      {
        property: 'authorId',
        resource: 'Author',
        required: true,
        isHidden: true,
        shown: { property: 'author', schema: '#/components/schemas/Author' },
      },
    ]);
    expect(kindsOf(found)).toContain('post /books: create');
    expect(found.operations.find(({ path, method }) => path === '/books' && method === 'get')?.filters).toEqual([
      { parameter: 'authorId', property: 'authorId', operator: 'eq' },
    ]);
    expect(found.warnings.map(({ rule }) => rule)).not.toContain('unshown-property');
  });

  it('may show the id beside the item', () => {
    const [relation] = relationsOf(plan({ ...whole, shown: { author: referTo('Author'), authorId: id } })) ?? [];
    expect(relation).toMatchObject({ property: 'authorId', shown: { property: 'author' } });
    expect(relation?.isHidden).toBeUndefined();
  });

  it('may be nothing, where neither request nor answer must tell it', () => {
    const shown = { author: { anyOf: [summary, nothing] } };
    const [relation] = relationsOf(plan({ shown, carried: whole.carried, optional: ['authorId'] })) ?? [];
    expect(relation).toMatchObject({ property: 'authorId', resource: 'Author', required: false });
  });

  it('is found by the name of its schema where the id is called otherwise', () => {
    const shown = { editor: referTo('AuthorSummary') };
    const [relation] =
      relationsOf(plan({ shown, carried: { editorId: id }, schemas: { AuthorSummary: summary } })) ?? [];
    expect(relation).toMatchObject({ property: 'editorId', resource: 'Author', shown: { property: 'editor' } });
  });

  it('is one like it where it is called a parent', () => {
    const parent: Schema = { type: 'object', required: ['id', 'title'], properties: { id, title: text } };
    const shelf = {
      shown: { parent: { anyOf: [parent, nothing] } },
      carried: { parentId: id },
      optional: ['parentId'],
    };
    expect(relationsOf(plan(shelf))).toMatchObject([{ property: 'parentId', resource: 'Book', required: false }]);
  });

  it.each<[string, Partial<Shelf>]>([
    ['the request need not carry it and every answer must show it', { optional: ['authorId'] }],
    [
      'the id may be null and every answer must show the item',
      { carried: { authorId: { type: ['integer', 'null'] } } },
    ],
    ['the id is of another kind', { carried: { authorId: text } }],
    ['nothing can be answered to an id that nobody has', { refusals: [] }],
    [
      'it shows more than is stored',
      { shown: { author: { ...summary, properties: { ...summary.properties, age: id } } } },
    ],
    ['it does not show the id', { shown: { author: { type: 'object', properties: { name: text } } } }],
    ['the rule is switched off', { rules: { 'shown-reference': 'off' } }],
  ])('is left to a person where %s', (_what, change) => {
    const found = plan({ ...whole, ...change });
    expect(relationsOf(found) ?? []).not.toContainEqual(expect.objectContaining({ property: 'authorId' }));
    expect(kindsOf(found)).toContain('post /books: custom');
  });
});
