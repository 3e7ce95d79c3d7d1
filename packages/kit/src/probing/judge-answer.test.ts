import { describe, expect, it } from 'vitest';

import type { OpenApiDocument, Operation } from '../openapi/document';

import type { HttpAnswer } from './http';
import type { Expectation } from './judge-answer';
import { judgeAnswer } from './judge-answer';
import { createSchemaValidator } from './schema-validator';

const operation: Operation = {
  responses: {
    '200': {
      description: 'ok',
      headers: {
        'X-Total': { required: true, schema: { type: 'integer', minimum: 0 } },
        'X-Note': { schema: { type: 'string' } },
        ETag: { $ref: '#/components/headers/Tag' },
      },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
    },
    '204': { description: 'nothing' },
    '404': { $ref: '#/components/responses/Missing' },
  },
};
const document = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: { '/pets/{petId}': { get: operation } },
  components: {
    headers: { Tag: { required: true, schema: { type: 'string', pattern: '^"' } } },
    responses: { Missing: { description: 'none', content: { 'application/*': {} } } },
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'secret'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', format: 'uuid' },
          secret: { type: 'string', writeOnly: true },
          parent: { $ref: '#/components/schemas/Pet' },
        },
      },
    },
  },
} as unknown as OpenApiDocument;
const validator = createSchemaValidator(document);
const uuid = '6f0a4b1e-0d5c-4d3a-9a34-0c5a4b1e0d5c';

function judge(changes: Partial<HttpAnswer>, expectation: Expectation = 'success', method = 'get') {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-total': '3', etag: '"a"' };
  const answer: HttpAnswer = { status: 200, headers, body: JSON.stringify({ id: uuid }), milliseconds: 1, ...changes };
  const pointer = '#/paths/~1pets~1{petId}/get';
  return judgeAnswer(document, { value: operation, pointer, method }, answer, expectation, validator);
}

describe('judgeAnswer', () => {
  it('passes what the specification declares; what is only written need not be answered', () => {
    expect(judge({})).toEqual({ passed: true, violations: [] });
  });

  it.each<{ name: string; answer: Partial<HttpAnswer>; expectation: Expectation; reason: string }>([
    {
      name: 'a crash',
      answer: { status: 500 },
      expectation: 'either',
      reason: 'answered 500 where a success or 404 was due',
    },
    {
      name: 'a refusal',
      answer: { status: 401 },
      expectation: 'success',
      reason: 'answered 401 where a success was due',
    },
    {
      name: 'nothing there',
      answer: { status: 404 },
      expectation: 'success',
      reason: 'answered 404 where a success was due',
    },
    {
      name: 'something there',
      answer: {},
      expectation: 'missing',
      reason: 'answered 200 where 404 (what was asked for does not exist) was due',
    },
    {
      name: 'another status',
      answer: { status: 202 },
      expectation: 'success',
      reason: 'answered 202, which is not declared',
    },
    {
      name: 'another type',
      answer: { headers: { 'content-type': 'text/html' } },
      expectation: 'success',
      reason: 'answered text/html where application/json is declared',
    },
    {
      name: 'no type',
      answer: { headers: {} },
      expectation: 'success',
      reason: 'answered without a content type where application/json is declared',
    },
    { name: 'no JSON', answer: { body: '<html>' }, expectation: 'success', reason: 'the body is not JSON' },
  ])('fails $name', ({ answer, expectation, reason }) => {
    expect(judge(answer, expectation)).toMatchObject({ passed: false, reason });
  });

  it('names each violation with its place', () => {
    const body = JSON.stringify({ id: uuid, more: 1, parent: { id: 'x' } });
    expect(judge({ body }).violations).toEqual([
      { pointer: '', message: 'must NOT have additional properties (more)' },
      { pointer: '/parent/id', message: 'must match format "uuid"' },
    ]);
  });

  it('checks headers: those required are there, and all that are there fit', () => {
    const headers = { 'content-type': 'application/json', 'x-total': '-1' };
    expect(judge({ headers })).toEqual({
      passed: false,
      reason: '2 violations of the schema',
      violations: [
        { pointer: '', message: 'the header X-Total must be >= 0' },
        { pointer: '', message: 'the header ETag is missing' },
      ],
    });
  });

  it.each<{ name: string; answer: Partial<HttpAnswer>; expectation: Expectation; method: string }>([
    { name: 'a declared 404', answer: { status: 404 }, expectation: 'missing', method: 'get' },
    { name: 'an answer without a body', answer: { status: 204, body: '' }, expectation: 'success', method: 'get' },
    { name: 'HEAD', answer: { body: '' }, expectation: 'success', method: 'head' },
  ])('passes $name', ({ answer, expectation, method }) => {
    expect(judge(answer, expectation, method)).toEqual({ passed: true, violations: [] });
  });
});

it('reads OpenAPI 3.0: nullable, and exclusive bounds as booleans', () => {
  const old = {
    openapi: '3.0.3',
    info: { title: 'x', version: '1' },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          properties: {
            name: { type: 'string', nullable: true },
            age: { type: 'number', minimum: 0, exclusiveMinimum: true },
          },
        },
      },
    },
  } as unknown as OpenApiDocument;
  const modern = createSchemaValidator(old);
  expect(modern.validate('#/components/schemas/Pet', { name: null, age: 1 })).toEqual([]);
  expect(modern.validate('#/components/schemas/Pet', { name: 1, age: 0 }).map(({ pointer }) => pointer)).toContain(
    '/age',
  );
});
