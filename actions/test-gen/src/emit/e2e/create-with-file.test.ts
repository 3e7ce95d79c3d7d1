import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { renderFixtures } from '../fixtures';
import { nameBodies } from '../naming';
import type { EmitContext } from '../scene';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const uuid: Schema = { type: 'string', format: 'uuid' };
const caption: Schema = { type: 'string', maxLength: 20 };

/** Scans that are made with a file and these further parts of a form. */
function createContext(further: Record<string, Schema>, required: readonly string[] = []): EmitContext {
  const file: Schema = { type: 'string', contentMediaType: 'image/png' };
  const properties = { file, ...further };
  const schema: Schema = { type: 'object', required: ['file', ...required], properties };
  const nothing = { description: 'No.' };
  const document = createOpenApiDocument(
    {
      '/scans': {
        post: answering(201, referTo('Scan'), {
          operationId: 'addScan',
          requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
          responses: { 400: nothing, 415: nothing },
        }),
      },
      '/scans/{scanId}/content': {
        get: {
          operationId: 'readScan',
          parameters: [pathParameter('scanId', uuid)],
          responses: { 200: { description: 'It.', content: { 'image/png': {} } }, 404: nothing },
        },
      },
    },
    {
      Scan: {
        type: 'object',
        required: ['id', 'size'],
        properties: { id: uuid, size: { type: 'integer' }, ...further },
      },
    },
  );
  const facts = [{ property: 'size', shows: 'size' as const }];
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Scan', plural: 'scans', schema: '#/components/schemas/Scan', files: [{ name: 'file', facts }] },
    ],
    operations: {
      addScan: {
        kind: 'create',
        resource: 'Scan',
        file: 'file',
        upload: { types: [], part: 'file', partTypes: ['image/png'] },
        success: { status: 201, shape: 'item', contentType: 'application/json' },
      },
      readScan: { kind: 'download', resource: 'Scan', file: 'file', success: { status: 200, shape: 'other' } },
    },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

function casesOf(context: EmitContext, title: string): readonly TestCase[] {
  const suites = emitE2e(context).flatMap((module) => module.suites);
  return suites.find((suite) => suite.title === title)?.cases ?? [];
}

const codeOf = (cases: readonly TestCase[], title: string): string =>
  cases.find((one) => one.title.startsWith(title))?.lines.join('\n') ?? '';

describe('tests of making an item with a file', () => {
  const context = createContext({ caption });
  const cases = casesOf(context, 'POST /scans');

  it('send it, and find its bytes and what is told of it', () => {
    const code = codeOf(cases, 'answers 201 and keeps every byte');
    expect(code).toContain('await api.addScan(file);');
    expect(code).toContain('expect(answer.body).toMatchObject({ size: file.content.length });');
    expect(code).toMatch(/api\.readScan\(\{ scanId: answer\.body\.id \}\);[^]*\.bytes\)\.toEqual\(file\.content\);/);
  });

  it('send what may be beside it, and find that', () => {
    expect(codeOf(cases, 'keeps caption beside the file')).toMatch(
      /const sent = \{ caption: .* \};\n.*fields: sent \}\);\n[^]*toEqual\(only\(sent, "caption"\)\);/,
    );
  });

  it('refuse what its schema does not allow, a form without it, and another type', () => {
    const refused = cases.find(({ title }) => title === 'answers 400 to a form %s');
    expect(refused?.table?.rows.map(({ label }) => label)).toEqual([
      'whose caption has more than 20 characters',
      'without the file',
    ]);
    expect(refused?.table?.rows[0]?.values[0]).toContain('fields: { caption: "x".repeat(21) }');
    expect(codeOf(cases, 'answers 415 to a part of a type')).toContain('type: "application/x-unknown", part: "file"');
  });

  it('read the file of an item that was made with it, which none is without', () => {
    const reading = casesOf(context, 'GET /scans/{scanId}/content');
    const code = codeOf(reading, 'answers 200 with the bytes that were stored');
    expect(code).toMatch(/const stored = await api\.addScan\(file\);[^]*scanId: stored\.body\.id/);
    expect(reading.map(({ title }) => title)).not.toContain('answers 404 where the Scan has no file');
  });
});

it('sends what a form must hold beside a file, and stores nothing where no value can be made up for it', () => {
  const needing = createContext({ caption }, ['caption']);
  expect(renderFixtures(needing)).toMatch(/fields: \{ caption: .*, \.\.\.given \}/);
  const tags: Schema = { type: 'array', items: { type: 'string' } };
  const { view } = createContext({ tags }, ['tags']);
  expect(view.resources[0]?.storing).toBe('addScan needs `tags` beside the file');
});
