import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

it('a declared OPTIONS tells the methods of its path, GET with HEAD', async () => {
  const document = createOpenApiDocument({
    '/health': {
      get: answering(204, undefined, { operationId: 'getHealth' }),
      options: answering(200, undefined, { operationId: 'askHealth' }),
    },
    '/others': { post: answering(204, undefined, { operationId: 'addOther' }) },
  });
  const plan = createServicePlan(document, {
    operations: { askHealth: { kind: 'options', success: { status: 200, shape: 'empty' } } },
  });
  const ask = (await emitLines(plan, document)).get('src/operations/ask-health.ts');
  expect(ask).toContain('(app) => { app.openapi(askHealthRoute, (c) => {');
  expect(ask).toContain(`c.header('Allow', "GET, HEAD, OPTIONS"); return c.body(null, 200);`);
});
