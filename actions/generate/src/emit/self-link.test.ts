import path from 'node:path';

import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

/** Todos below a base path, each of which may show its own address. */
async function emit(shows: boolean): Promise<ReadonlyMap<string, string>> {
  const id = { type: 'string', format: 'uuid', readOnly: true } as const;
  const url = shows ? { url: { type: 'string', format: 'uri', readOnly: true } as const } : {};
  const read = answering(200, referTo('Todo'), { operationId: 'readTodo', parameters: [pathParameter('todoId')] });
  const Todo = { type: 'object', required: ['id', ...Object.keys(url)], properties: { id, ...url } } as const;
  const overrides = { servers: [{ url: 'https://example.com/v1' }] };
  const document = createOpenApiDocument({ '/todos/{todoId}': { get: read } }, { Todo }, overrides);
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Todo', plural: 'todos', schema: '#/components/schemas/Todo' },
        ...(shows ? { selfLink: { property: 'url', path: '/todos/{todoId}' } } : {}),
      },
    ],
    operations: {
      readTodo: {
        kind: 'read',
        resource: 'Todo',
        success: { status: 200, shape: 'item', contentType: 'application/json' },
      },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text]));
}

it('makes the address of an item of its path and of how the service was reached, and stores none', async () => {
  const files = await emit(true);
  const shown = files.get('src/resources/todos/representation.ts');
  expect(shown).toContain('url: addressOf(`/v1/todos/${encodeURIComponent(row.id)}`)');
  expect(files.get('migrations/0000_initial.sql')).not.toContain('"url"');
  expect(files.get('src/app.ts')).toContain('app.use(contextStorage());');
  expect(files.get('src/http/addresses.ts')).toContain('new URL(path, url).href');
  expect(files.get('src/config.ts')).toContain('publicUrl: variables.PUBLIC_URL');
  expect(files.get('src/http/server.ts')).toContain('usePublicUrl(server, settings.publicUrl)');
  expect(files.get('.env.example')).toContain('\nPUBLIC_URL=\n');
  expect(files.get('compose.yaml')).toContain('PUBLIC_URL: ${PUBLIC_URL:-}');
  expect(files.get('README.md')).toContain('`PUBLIC_URL`');
});

it('keeps no request at hand where no item shows its address', async () => {
  const files = await emit(false);
  expect(files.has('src/http/addresses.ts')).toBe(false);
  expect(files.get('src/app.ts')).not.toContain('contextStorage');
  const naming = [...files].filter(([, text]) => /public_?url/i.test(text));
  expect(naming.map(([file]) => file)).toEqual([]);
});
