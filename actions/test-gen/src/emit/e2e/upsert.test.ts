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

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const code: Schema = { type: 'string', pattern: '^[A-Z]{3}$' };
const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });

/** The tests of a PUT that makes courses where there are none. */
function emit(): readonly TestCase[] {
  const responses = { 201: { description: 'Made', ...jsonOf(referTo('Course')) } };
  const document = createOpenApiDocument(
    {
      '/courses': { post: answering(201, referTo('Course'), { operationId: 'addCourse', ...body('Course') }) },
      '/courses/{code}': {
        parameters: [pathParameter('code', code)],
        get: answering(200, referTo('Course'), { operationId: 'readCourse' }),
        put: answering(200, referTo('Course'), { operationId: 'setCourse', ...body('CourseData'), responses }),
      },
    },
    {
      Course: { type: 'object', required: ['code', 'title'], properties: { code, title: text } },
      CourseData: { type: 'object', required: ['title'], properties: { title: text } },
    },
  );
  const id = { property: 'code', type: 'string', source: 'client' } as const;
  const plan = createServicePlan(document, {
    resources: [{ name: 'Course', plural: 'courses', schema: '#/components/schemas/Course', id }],
    operations: {
      addCourse: { kind: 'create', resource: 'Course', success: { ...success, status: 201 } },
      readCourse: { kind: 'read', resource: 'Course', success },
      setCourse: { kind: 'replace', creates: true, resource: 'Course', success },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  return suites.find(({ title }) => title === 'PUT /courses/{code}')?.cases ?? [];
}

describe('tests of a PUT that makes what is not there', () => {
  it('look for the item after the first, and for its replacement after the second', () => {
    const made = emit().find(
      ({ title }) => title === 'answers 201 where there is no such Course, and 200 from then on',
    );
    expect(made?.lines).toEqual([
      expect.stringMatching(/^const key = matching\(/),
      'const sent = courseData();',
      'expectDeclared(await api.setCourse({ code: key }, sent), 201);',
      'const read = await api.readCourse({ code: key });',
      'expectDeclared(read, 200);',
      'expect(read.body.code).toBe(key);',
      'expectDeclared(await api.setCourse({ code: key }, sent), 200);',
    ]);
  });

  it('send two at once, and refuse no unknown key', () => {
    const titles = emit().map(({ title }) => title);
    expect(titles).toContain('makes one Course of two requests at once');
    expect(titles).not.toContain('answers 404 where there is no such Course');
  });
});
