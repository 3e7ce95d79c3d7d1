import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { Component } from './components';
import { createComponents } from './components';

const text: Schema = { type: 'string' };

function createAll(schemas: Readonly<Record<string, Schema>>): Component[] {
  const paths = {
    '/things': {
      post: answering(201, referTo('Thing'), { requestBody: { ...jsonOf(referTo('Thing')) } }),
    },
  };
  return [...createComponents(createOpenApiDocument(paths, { Thing: text, ...schemas })).values()];
}

describe('createComponents', () => {
  it('gives each schema a type, a constant and a file of its own', () => {
    const all = createAll({
      'a.b': text,
      'a-b': text,
      index: text,
      Error: text,
      ApiError: text,
      '../../etc/passwd': text,
      日本: text,
    });
    expect(all.map(({ types, file }) => [types.documented, file.replace('src/schemas/', '')])).toEqual([
      ['Thing', 'thing.ts'],
      ['AB', 'ab.ts'],
      ['AB2', 'ab2.ts'],
      ['Index', 'index-schema.ts'],
      ['ErrorValue', 'error-value.ts'],
      ['ApiErrorValue', 'api-error-value.ts'],
      ['EtcPasswd', 'etc-passwd.ts'],
      ['Schema', 'schema.ts'],
    ]);
  });

  it('tells apart what requests and what answers carry, where that differs', () => {
    const [thing] = createAll({
      Thing: { type: 'object', properties: { id: { type: 'string', readOnly: true }, password: { writeOnly: true } } },
    });
    expect(thing?.constants).toEqual({
      documented: 'thingSchema',
      request: 'thingRequestSchema',
      response: 'thingResponseSchema',
    });
    const [same] = createAll({ Thing: { type: 'object', properties: { id: text } } });
    expect(new Set(Object.values(same?.constants ?? {})).size).toBe(1);
  });

  it('takes an answer for any other status for an answer', () => {
    const error: Schema = { type: 'object', properties: { cause: { type: 'string', writeOnly: true } } };
    const responses = { default: { description: 'Failed.', ...jsonOf(referTo('Thing')) } };
    const document = createOpenApiDocument({ '/things': { get: { responses } } }, { Thing: error });
    expect(createComponents(document).get('Thing')?.constants.response).toBe('thingResponseSchema');
  });

  it('knows schemas that contain themselves', () => {
    const all = createAll({ Node: { type: 'object', properties: { next: referTo('Node') } } });
    expect(all.map(({ name, circle }) => [name, [...circle]])).toEqual([
      ['Thing', []],
      ['Node', ['Node']],
    ]);
  });
});
