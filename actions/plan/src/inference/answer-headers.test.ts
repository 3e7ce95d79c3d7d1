import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, jsonOf, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const number: Schema = { type: 'integer' };
const text: Schema = { type: 'string' };
const Pet: Schema = { type: 'object', required: ['id', 'name'], properties: { id: number, name: text } };
const pets: Schema = { type: 'array', items: referTo('Pet') };

function judge(
  names: readonly string[],
  parameters: readonly string[],
  rules: PlanSettings['rules'] = {},
): ReturnType<typeof inferPlan> {
  const headers = Object.fromEntries(names.map((name) => [name, { schema: number }]));
  const list = {
    operationId: 'listPets',
    parameters: parameters.map((name) => queryParameter(name, number)),
    responses: { '200': { description: 'All.', headers, ...jsonOf(pets) } },
  };
  return inferPlan(createOpenApiDocument({ '/pets': { get: list } }, { Pet }), { operations: {}, rules });
}

const told = (names: readonly string[], parameters: readonly string[]): unknown =>
  judge(names, parameters).operations[0]?.pageHeaders?.map(({ name, tells }) => [name, tells]);

describe('headers of a list', () => {
  it('tell how many items there are, whatever cuts it', () => {
    expect(told(['X-Total-Count'], [])).toEqual([['X-Total-Count', 'total']]);
    expect(told(['X-Total'], ['limit'])).toEqual([['X-Total', 'total']]);
    const [list] = judge(['Total-Count'], []).operations;
    expect(list?.evidence).toContainEqual({
      rule: 'page-headers',
      detail: 'its answer declares `Total-Count`: it tells of all items, and of the page',
    });
  });

  it('tell which page it is, where there are pages', () => {
    const names = ['X-Page', 'X-Per-Page', 'X-Total-Pages', 'X-Pagination-Total-Count'];
    const all = ['position', 'size', 'pages', 'total'];
    expect(told(names, ['page', 'per_page'])).toEqual(names.map((name, index) => [name, all[index]]));
    expect(told(names, [])).toEqual([['X-Pagination-Total-Count', 'total']]);
    expect(told(['X-Offset', 'X-Page'], ['offset', 'limit'])).toEqual([['X-Offset', 'position']]);
  });

  it('are named where nothing sends them, and where the rule is off', () => {
    const { warnings } = judge(['X-Total-Count', 'X-RateLimit-Limit', 'X-Request-Id'], []);
    expect(warnings).toEqual([
      {
        rule: 'unsent-header',
        message:
          'the header `X-RateLimit-Limit` of the answer of listPets fits no rule: it is documented and never sent',
        pointer: '#/paths/~1pets/get/responses/200/headers/X-RateLimit-Limit',
      },
    ]);
    const off = judge(['X-Total-Count'], [], { 'page-headers': 'off' });
    expect(off.operations[0]?.pageHeaders).toBeUndefined();
    expect(off.warnings.map(({ rule }) => rule)).toEqual(['overruled', 'unsent-header']);
  });
});
