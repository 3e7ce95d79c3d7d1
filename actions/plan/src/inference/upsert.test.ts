import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const made = { '201': { description: 'Made', ...jsonOf(referTo('Course')) } };

interface Given {
  readonly put?: Operation;
  /** What a POST takes. */
  readonly create?: string;
  readonly key?: Schema;
  /** What a PUT takes. */
  readonly data?: Schema;
}

const SET = answering(200, referTo('Course'), { operationId: 'setCourse', ...body('CourseData'), responses: made });

/** Courses, which callers choose the codes of. */
function infer({ put = SET, create = 'Course', key = text, data }: Given = {}, rules = {}): InferredPlan {
  const properties = { title: text, note: text };
  const document = createOpenApiDocument(
    {
      '/courses': { post: answering(201, referTo('Course'), { operationId: 'addCourse', ...body(create) }) },
      '/courses/{code}': { parameters: [pathParameter('code', key)], get: answering(200, referTo('Course')), put },
    },
    {
      Course: { type: 'object', required: ['code', 'title'], properties: { code: key, ...properties } },
      CourseData: data ?? { type: 'object', required: ['title'], properties },
    },
  );
  return inferPlan(document, { operations: {}, rules });
}

const findPut = ({ operations }: InferredPlan) => operations.find(({ method }) => method === 'put');
const rulesOf = ({ warnings }: InferredPlan) => warnings.map(({ rule }) => rule);

describe('a PUT that declares 201 beside its success', () => {
  it('makes what is not there, under the key that the path names', () => {
    const plan = infer();
    expect(findPut(plan)).toMatchObject({
      kind: 'replace',
      creates: true,
      success: { status: 200, shape: 'item' },
      becomes: 'replaces one Course, or stores a new one where there is none',
    });
    expect(findPut(plan)?.evidence).toContainEqual({
      rule: 'upsert',
      detail: '201 is declared beside 200, and callers choose `code`: where there is none, it is made',
    });
    expect(rulesOf(plan)).not.toContain('creating-put');
  });

  it('may answer nothing in both cases', () => {
    const responses = { '201': { description: 'Made' } };
    const put = answering(204, undefined, { operationId: 'setCourse', ...body('CourseData'), responses });
    expect(findPut(infer({ put }))).toMatchObject({ creates: true, success: { status: 204, shape: 'empty' } });
  });

  it.each<[string, Given]>([
    ['the service makes up the key', { create: 'CourseData' }],
    ['the key is a number, which the service counts', { key: { type: 'integer' } }],
    [
      'only a match may be replaced',
      {
        put: { ...SET, parameters: [{ name: 'If-Match', in: 'header', schema: text }] },
      },
    ],
    [
      '201 answers something else',
      {
        put: {
          ...SET,
          responses: { ...SET.responses, '201': { description: 'Made', ...jsonOf(referTo('CourseData')) } },
        },
      },
    ],
    ['201 answers nothing', { put: { ...SET, responses: { ...SET.responses, '201': { description: 'Made' } } } }],
  ])('only replaces where %s, and says so', (_, given) => {
    const plan = infer(given);
    expect(findPut(plan)?.kind).toBe('replace');
    expect(findPut(plan)).not.toHaveProperty('creates');
    expect(rulesOf(plan)).toContain('creating-put');
  });

  it('makes nothing that would lack what every item shows', () => {
    const data: Schema = { type: 'object', properties: { note: text } };
    expect(findPut(infer({ data }))).not.toHaveProperty('creates');
  });

  it('only replaces where the rule is switched off', () => {
    expect(findPut(infer({}, { upsert: 'off' }))).not.toHaveProperty('creates');
  });
});
