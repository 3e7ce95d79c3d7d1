import type { Parameter } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { expect, it } from 'vitest';

import { createNotesView } from '../testing/notes';

import { viewParameters } from './operation-view';

it('knows what the style of a path parameter puts before its value', () => {
  const parameters: Parameter[] = [
    { name: 'plain', in: 'path', required: true, schema: { type: 'integer' } },
    { name: 'dotted', in: 'path', required: true, style: 'label', schema: { type: 'integer' } },
    { name: 'named', in: 'path', required: true, style: 'matrix', schema: { type: 'integer' } },
    { name: 'q', in: 'query', style: 'pipeDelimited', schema: { type: 'string' } },
  ];
  const paths = { '/a/{plain}/{dotted}/{named}': { get: { parameters, responses: {} } } };
  const document = { openapi: '3.1.0', info: { title: 'Styles', version: '1.0.0' }, paths };
  const views = listOperations(document).map((entry) => viewParameters(document, entry));
  expect(views.flatMap(({ path, query }) => [...path, ...query]).map(({ prefix }) => prefix)).toEqual([
    undefined,
    '.',
    ';named=',
    undefined,
  ]);
});

it('knows of the texts in a request that may not be blank, and of no others', () => {
  const { plan } = createNotesView();
  const notBlank = { status: 422, properties: ['title'] };
  const operations = plan.operations.map((one) => (one.id === 'createNote' ? { ...one, notBlank } : one));
  const created = createNotesView({ operations }).operations.find(({ planned }) => planned.id === 'createNote');
  const shape = created?.body?.shape;
  const marked = shape?.kind === 'object' ? shape.properties.filter((one) => 'isNotBlank' in one.shape) : [];
  expect(marked).toMatchObject([{ name: 'title', shape: { kind: 'string', isNotBlank: true } }]);
});
