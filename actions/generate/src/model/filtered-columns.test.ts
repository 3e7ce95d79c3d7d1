import type { Filter } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import type { Column } from './columns';
import { widenFiltered } from './filtered-columns';
import type { OperationModel } from './operations';

const document: OpenApiDocument = { openapi: '3.1.0', info: { title: 'Recipes', version: '1' }, paths: {} };
const SMALL: Schema = { type: 'integer', minimum: 1, maximum: 1440 };
const ANY: Schema = { type: 'integer', minimum: 1 };

/** What a column of 32 bits becomes where a parameter of this schema narrows by it. */
function findKind(schema: Schema, filter: Partial<Filter> = {}): string | undefined {
  const filters = [{ parameter: 'asked', property: 'minutes', operator: 'lte', ...filter }];
  const value = { name: filter.held?.in ?? 'asked', in: 'query', schema };
  const operation = { planned: { filters }, parameters: [{ value }] } as unknown as OperationModel;
  const column = { property: 'minutes', kind: 'integer' } as Column;
  return widenFiltered([column], [operation], document)[0]?.kind;
}

describe('widenFiltered', () => {
  it('gives 64 bits to what a filter may ask more of', () => {
    expect(findKind(ANY)).toBe('bigint');
    expect(findKind({ type: 'array', items: ANY }, { operator: 'in' })).toBe('bigint');
    const held = { in: 'filter', property: 'maxMinutes' };
    expect(findKind({ type: 'object', properties: { maxMinutes: ANY } }, { held })).toBe('bigint');
  });

  it('leaves what no filter asks more of as it is', () => {
    expect(findKind(SMALL)).toBe('integer');
    expect(findKind({ type: 'integer', format: 'int32' })).toBe('integer');
    expect(findKind({ type: 'array', items: SMALL }, { operator: 'in' })).toBe('integer');
    expect(findKind(ANY, { property: 'servings' })).toBe('integer');
  });
});
