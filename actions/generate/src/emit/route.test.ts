import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { SourceModule } from '../text/source-module';

import { renderResponse } from './route';

const document = {
  openapi: '3.1.0',
  info: { title: 'Trains', version: '1' },
  paths: {},
  components: {
    headers: { Usual: { $ref: '#/components/headers/Rate' }, Rate: { schema: { type: 'integer' } } },
  },
} as OpenApiDocument;

describe('renderResponse', () => {
  it('writes out what headers refer to, because the emitted specification has no component for them', () => {
    const headers = { 'X-Rate': { $ref: '#/components/headers/Usual' }, 'X-Own': { schema: { type: 'string' } } };
    const module = new SourceModule('src/operations/list-trains.ts');
    const limit = (): undefined => undefined;
    const scope = { document, components: new Map(), module, direction: 'response', limit } as const;
    const written = renderResponse({ description: 'Trains', headers }, scope);
    expect(written).toContain('"X-Rate": { schema: { type: "integer" } }');
    expect(written).toContain('"X-Own": { schema: { type: "string" } }');
    expect(written).not.toContain('$ref');
  });

  it('keeps links to other operations', () => {
    const links = { next: { operationId: 'readTrain', parameters: { id: '$response.body#/id' } } };
    const module = new SourceModule('src/operations/list-trains.ts');
    const limit = (): undefined => undefined;
    const scope = { document, components: new Map(), module, direction: 'response', limit } as const;
    expect(renderResponse({ description: 'Trains', links }, scope)).toContain(
      'links: { next: { operationId: "readTrain", parameters: { id: "$response.body#/id" } } }',
    );
  });
});
