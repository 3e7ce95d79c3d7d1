import path from 'node:path';

import type { Parameter } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const FILTER: Parameter = {
  name: 'filter',
  in: 'query',
  content: { 'application/json': { schema: { type: 'object', properties: { size: { type: 'integer' } } } } },
};

async function emit(parameters: readonly Parameter[]): Promise<ReadonlyMap<string, string>> {
  const document = createOpenApiDocument({
    '/things': { get: answering(200, {}, { operationId: 'list', parameters }) },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(createServicePlan(document), document), templates);
  return new Map(files.map((file) => [file.path, file.text]));
}

describe('a parameter that travels in a media type', () => {
  it('is read, and described as the specification has it, with no schema beside it', async () => {
    const files = await emit([FILTER]);
    expect(files.get('src/operations/list.ts')).toMatch(
      /filter: fromJson\(z\.object\([^]*\.optional\(\)\.openapi\(\{ param: \{ content: /,
    );
    expect(files.get('src/http/specification.ts')).toContain('delete parameter.schema');
  });

  it('changes nothing where there is none', async () => {
    expect((await emit([])).get('src/http/specification.ts')).toContain("app.doc31('/openapi.json', about);");
  });
});
