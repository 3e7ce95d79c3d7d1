import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const text: Schema = { type: 'string' };
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const item = { shape: 'item', contentType: 'application/json' } as const;

/** Courses, which a PUT makes where there are none. */
function emit(status: 200 | 204): Promise<ReadonlyMap<string, string>> {
  const shown = status === 200 ? referTo('Course') : undefined;
  const responses = { 201: { description: 'Made', ...(shown === undefined ? {} : jsonOf(shown)) } };
  const deleted: Schema = { type: ['string', 'null'], format: 'date-time', readOnly: true };
  const document = createOpenApiDocument(
    {
      '/courses': { post: answering(201, referTo('Course'), { operationId: 'addCourse', ...body('Course') }) },
      '/courses/{code}': {
        parameters: [pathParameter('code', text)],
        put: answering(status, shown, { operationId: 'setCourse', ...body('CourseData'), responses }),
      },
    },
    {
      Course: {
        type: 'object',
        required: ['code', 'title'],
        properties: { code: text, title: text, room: text, deletedAt: deleted },
      },
      CourseData: { type: 'object', required: ['title'], properties: { title: text, room: text } },
    },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Course',
        plural: 'courses',
        schema: '#/components/schemas/Course',
        id: { property: 'code', type: 'string', source: 'client' },
        softDeletion: { property: 'deletedAt', as: 'moment' },
      },
    ],
    operations: {
      addCourse: { kind: 'create', resource: 'Course', success: { status: 201, ...item } },
      setCourse: {
        kind: 'replace',
        creates: true,
        resource: 'Course',
        success: status === 200 ? { status, ...item } : { status, shape: 'empty' },
      },
    },
  });
  return emitLines(plan, document);
}

describe('a PUT that makes what is not there', () => {
  it('answers 201 with what it made, and success with what it replaced', async () => {
    const handler = (await emit(200)).get('src/operations/set-course.ts') ?? '';
    expect(handler).toContain(
      [
        "const path = c.req.valid('param');",
        "const replaced = await courses.replace(path.code, c.req.valid('json'));",
        'if (replaced !== undefined) { return c.json(toCourse(replaced), 200); }',
        "const course = await courses.put({ ...(c.req.valid('json')), code: path.code });",
        'return c.json(toCourse(course), 201);',
      ].join(' '),
    );
  });

  it('answers nothing where nothing is declared', async () => {
    const handler = (await emit(204)).get('src/operations/set-course.ts') ?? '';
    expect(handler).toContain(
      "if (replaced !== undefined) { return c.body(null, 204); } await courses.put({ ...(c.req.valid('json')), code: path.code }); return c.body(null, 201);",
    );
  });

  it('stores in place of what another request made at once, or of what was deleted', async () => {
    const store = (await emit(200)).get('src/resources/courses/store.ts') ?? '';
    expect(store).toContain('.onConflictDoUpdate({ target: courses.code, set: { ...values, deletedAt: null, } })');
  });
});
