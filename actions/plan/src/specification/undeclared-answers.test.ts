import type { OpenApiDocument, Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { declareAnswers } from './undeclared-answers';

const NEW_NOTE: Schema = {
  type: 'object',
  required: ['title', 'pin'],
  properties: { title: { type: 'string' }, text: { type: 'string' }, pin: { type: 'string', writeOnly: true } },
};

interface Given {
  readonly create?: Operation;
  readonly list?: Operation;
  readonly read?: Operation;
  readonly sent?: Schema;
  readonly schemas?: Readonly<Record<string, Schema>>;
}

function notes({ create = {}, list, read, sent = NEW_NOTE, schemas = {} }: Given = {}): OpenApiDocument {
  const item: PathItem = {
    parameters: [pathParameter('noteId', { type: 'string' })],
    get: read ?? answering(200),
    patch: answering(200, undefined, { requestBody: jsonOf(referTo('NewNote')) }),
    delete: answering(200),
  };
  const post = answering(201, undefined, { requestBody: jsonOf(referTo('NewNote')), ...create });
  return createOpenApiDocument(
    { '/notes': { get: list ?? answering(200, {}), post }, '/notes/{noteId}': item },
    { NewNote: sent, ...schemas },
  );
}

function readAnswer({ paths }: OpenApiDocument, path: string, method: 'get' | 'post' | 'patch' | 'delete'): unknown {
  const responses = (paths?.[path] as PathItem)[method]?.responses ?? {};
  return Object.values(responses).map((response) => ('content' in response ? response.content : undefined))[0];
}

describe('declareAnswers', () => {
  it('shows what a POST takes, without secrets and with an id, where no answer of its collection says anything', () => {
    const given = notes();
    const { document, remarks } = declareAnswers(given);
    expect(document.components?.schemas?.Note).toEqual({
      type: 'object',
      required: ['id', 'title'],
      properties: { id: { type: 'string', readOnly: true }, title: { type: 'string' }, text: { type: 'string' } },
    });
    const note = jsonOf(referTo('Note')).content;
    expect(readAnswer(document, '/notes', 'post')).toEqual(note);
    expect(readAnswer(document, '/notes/{noteId}', 'get')).toEqual(note);
    expect(readAnswer(document, '/notes/{noteId}', 'patch')).toEqual(note);
    expect(readAnswer(document, '/notes', 'get')).toEqual(jsonOf({ type: 'array', items: referTo('Note') }).content);
    expect(readAnswer(document, '/notes/{noteId}', 'delete')).toBeUndefined();
    expect(given).toEqual(notes());
    expect(remarks).toEqual([
      {
        pointer: '#/paths/~1notes/post',
        message: 'what /notes answers is not declared: it shows what its POST takes, and the id of the path',
      },
    ]);
  });

  it('asks for no other id where the request carries the one of the path', () => {
    const sent: Schema = { type: 'object', properties: { noteId: { type: 'string' }, title: { type: 'string' } } };
    expect(declareAnswers(notes({ sent })).document.components?.schemas?.Note).toMatchObject({
      properties: sent.properties,
    });
  });

  it('takes another name where a schema of that name is there', () => {
    const { document } = declareAnswers(notes({ schemas: { Note: { type: 'string' } } }));
    expect(document.components?.schemas).toMatchObject({ Note: { type: 'string' }, NoteView: { type: 'object' } });
  });

  const example = { description: 'Fine.', content: { 'application/json': { example: { done: true } } } };
  it.each<[string, Given]>([
    ['the list says what it shows', { list: answering(200, { type: 'array', items: { type: 'string' } }) }],
    ['reading says what it shows', { read: answering(200, { type: 'object' }) }],
    ['an example shows something else', { create: { responses: { 201: example } } }],
    ['an answer is a text', { read: { responses: { 200: { description: 'Fine.', content: { 'text/plain': {} } } } } }],
    ['the request is one of several', { sent: { oneOf: [NEW_NOTE] } }],
    ['the request names no properties', { sent: { type: 'object' } }],
    ['only a secret is sent', { sent: { type: 'object', properties: { password: { type: 'string' } } } }],
  ])('leaves a collection alone where %s', (_, given) => {
    const document = notes(given);
    expect(declareAnswers(document)).toEqual({ document, remarks: [] });
  });

  it('leaves a POST alone whose path has no items: it may be an order to do something', () => {
    const post = answering(201, undefined, { requestBody: jsonOf(NEW_NOTE) });
    const document = createOpenApiDocument({ '/notes': { get: answering(200), post } });
    expect(declareAnswers(document)).toEqual({ document, remarks: [] });
  });
});
