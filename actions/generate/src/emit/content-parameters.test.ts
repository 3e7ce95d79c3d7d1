import type { Parameter } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { emitFiles } from './testing/emit-files';

const FILTER: Parameter = {
  name: 'filter',
  in: 'query',
  content: { 'application/json': { schema: { type: 'object', properties: { size: { type: 'integer' } } } } },
};

async function emit(parameters: readonly Parameter[]): Promise<ReadonlyMap<string, string>> {
  const document = createOpenApiDocument({
    '/things': { get: answering(200, {}, { operationId: 'list', parameters }) },
  });
  return emitFiles(createServicePlan(document), document);
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
