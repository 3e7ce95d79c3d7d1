import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';
import { createLargeDocument } from '@orchestrate/testkit/large-document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const integer: Schema = { type: 'integer', format: 'int64' };
const text: Schema = { type: 'string' };

const PETSTORE = createOpenApiDocument(
  {
    '/pets': {
      get: answering(
        200,
        { type: 'array', items: referTo('Pet') },
        {
          operationId: 'findPets',
          parameters: [
            queryParameter('tags', { type: 'array', items: text }),
            queryParameter('limit', { type: 'integer' }),
          ],
        },
      ),
      post: answering(200, referTo('Pet'), { operationId: 'addPet', requestBody: jsonOf(referTo('NewPet')) }),
    },
    '/pets/{id}': {
      get: answering(200, referTo('Pet'), {
        operationId: 'find pet by id',
        parameters: [pathParameter('id', integer)],
      }),
      delete: answering(204, undefined, { operationId: 'deletePet', parameters: [pathParameter('id', integer)] }),
    },
  },
  {
    Pet: { allOf: [referTo('NewPet'), { type: 'object', required: ['id'], properties: { id: integer } }] },
    NewPet: { type: 'object', required: ['name'], properties: { name: text, tag: text } },
  },
);

function describeKinds(operations: readonly PlannedOperation[]): string[] {
  return operations.map(({ id, kind, resource = '-' }) => `${id} ${kind} ${resource}`);
}

describe('inferPlan', () => {
  it('plans the default specification whole', async () => {
    const file = path.resolve(import.meta.dirname, '../../../../specs/library.yaml');
    const document = parseYaml(await readFile(file, 'utf8')).value as OpenApiDocument;
    const { operations, resources, securitySchemes, warnings } = inferPlan(document);
    expect(describeKinds(operations)).toEqual([
      'listAuthors list Author',
      'createAuthor create Author',
      'getAuthor read Author',
      'replaceAuthor replace Author',
      'deleteAuthor delete Author',
      'listBooksOfAuthor list Book',
      'listBooks list Book',
      'createBook create Book',
      'getBook read Book',
      'updateBook patch Book',
      'deleteBook delete Book',
      'listMembers list Member',
      'createMember create Member',
      'getMember read Member',
      'replaceMember replace Member',
      'deleteMember delete Member',
      'suspendMember transition Member',
      'reinstateMember transition Member',
      'listLoansOfMember list Loan',
      'listLoans list Loan',
      'createLoan create Loan',
      'getLoan read Loan',
      'updateLoan patch Loan',
      'returnLoan transition Loan',
      'loseLoan transition Loan',
    ]);
    expect(warnings).toEqual([]);
    expect(securitySchemes).toEqual([
      { name: 'apiKey', type: 'apiKey', in: 'header', parameter: 'X-Api-Key' },
      { name: 'memberToken', type: 'bearer' },
    ]);
    expect(resources).toMatchObject([
      {
        name: 'Author',
        plural: 'authors',
        schema: '#/components/schemas/Author',
        id: { property: 'id', type: 'uuid', source: 'server' },
        relations: [],
        unique: [],
        timestamps: [{ property: 'createdAt', on: 'create' }],
      },
      {
        name: 'Book',
        plural: 'books',
        relations: [{ property: 'authorId', resource: 'Author', required: true }],
        unique: [['isbn']],
        timestamps: [
          { property: 'createdAt', on: 'create' },
          { property: 'updatedAt', on: 'update' },
        ],
      },
      { name: 'Member', unique: [['email']], state: { property: 'status', initial: 'active' } },
      {
        name: 'Loan',
        relations: [
          { property: 'bookId', resource: 'Book', required: true },
          { property: 'memberId', resource: 'Member', required: true },
        ],
        state: { property: 'status', initial: 'active' },
      },
    ]);
    const books = operations.find(({ id }) => id === 'listBooksOfAuthor');
    expect(books).toMatchObject({
      parents: [{ parameter: 'authorId', property: 'authorId', resource: 'Author' }],
      paging: { style: 'page', limitParameter: 'pageSize', positionParameter: 'page', defaultLimit: 20 },
      success: { shape: 'envelope', itemsProperty: 'items', totalProperty: 'total', positionProperty: 'page' },
      security: [],
    });
    expect(operations.find(({ id }) => id === 'createBook')).toMatchObject({
      conflicts: [{ status: 409, cause: 'unique', properties: ['isbn'] }],
      security: [['apiKey']],
    });
    expect(operations.find(({ id }) => id === 'returnLoan')?.transition).toEqual({
      property: 'status',
      to: 'returned',
      from: ['active', 'lost'],
      refusal: 409,
      stamps: ['returnedAt'],
    });
    expect(operations.find(({ id }) => id === 'listLoans')?.sorting).toMatchObject({
      parameter: 'sortBy',
      direction: { parameter: 'order', descending: ['desc'] },
    });
  });

  it('plans the petstore whole', () => {
    const { operations, resources, warnings } = inferPlan(PETSTORE);
    expect(describeKinds(operations)).toEqual([
      'findPets list Pet',
      'addPet create Pet',
      'findPetById read Pet',
      'deletePet delete Pet',
    ]);
    expect(operations[0]).toMatchObject({
      filters: [{ parameter: 'tags', property: 'tag', operator: 'in' }],
      paging: { style: 'limit', limitParameter: 'limit' },
      success: { status: 200, shape: 'array' },
    });
    expect(operations[2]?.operationId).toBe('find pet by id');
    expect(resources[0]?.id).toEqual({ property: 'id', type: 'integer', source: 'server' });
    expect(warnings).toEqual([]);
  });

  it('gives a reason by a named rule for everything', () => {
    const { operations, resources } = inferPlan(PETSTORE);
    for (const { evidence } of [...operations, ...resources]) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { rule, detail } of evidence) expect(`${rule}: ${detail}`).toMatch(/^[a-z-]+: \S/);
    }
  });

  it('takes away a resource of which nothing can be inferred, and what leads to it', () => {
    const ticket: Schema = { type: 'object', required: ['gate'], properties: { id: text, gate: text } };
    const document = createOpenApiDocument(
      {
        '/tickets': {
          post: answering(201, referTo('Ticket'), {
            requestBody: jsonOf({ type: 'object', properties: { day: text } }),
          }),
        },
        '/visits': { get: answering(200, { type: 'array', items: referTo('Visit') }) },
      },
      { Ticket: ticket, Visit: { type: 'object', properties: { id: text, ticketId: text } } },
    );
    const { operations, resources } = inferPlan(document);
    expect(resources).toMatchObject([{ name: 'Visit', relations: [] }]);
    expect(operations[0]).toMatchObject({
      id: 'postTickets',
      kind: 'custom',
      reason: 'every Ticket must show `gate`, which the request need not carry and no rule can make up',
    });
  });

  it('keeps every operation safe to name, whatever the document calls it', () => {
    const document = createOpenApiDocument(
      {
        '/a': {
          get: answering(200, undefined, { operationId: '../../etc' }),
          post: answering(200, undefined, { operationId: 'delete' }),
        },
        '/b/{x}': { get: answering(200, undefined, { parameters: [pathParameter('x')] }) },
        '/classes': { get: answering(200, { type: 'array', items: referTo('../../etc') }) },
      },
      { '../../etc': { type: 'object', properties: { id: text } } },
    );
    const { operations, resources } = inferPlan(document);
    expect(operations.map(({ id }) => id)).toEqual(['etc', 'deleteOperation', 'getBByX', 'getClasses']);
    expect(resources).toMatchObject([{ name: 'Etc', plural: 'classes', schema: '#/components/schemas/..~1..~1etc' }]);
  });

  it('plans 500 operations in seconds', () => {
    const document = createLargeDocument(100);
    const begin = performance.now();
    const { operations, resources } = inferPlan(document);
    expect(operations.filter(({ kind }) => kind !== 'custom')).toHaveLength(500);
    expect(resources).toHaveLength(100);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
