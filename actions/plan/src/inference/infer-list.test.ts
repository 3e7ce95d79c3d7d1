import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const Pet: Schema = { type: 'object', required: ['id'], properties: { id: { ...text, format: 'uuid' }, name: text } };
const pets: Schema = { type: 'array', items: referTo('Pet') };
const page: Schema = { type: 'object', required: ['pets'], properties: { pets, nextCursor: text } };

function judge(
  parameters: readonly string[],
  answer: Schema = pets,
  rules: PlanSettings['rules'] = {},
): PlannedOperation | undefined {
  const schemas: Readonly<Record<string, Schema>> = { sort: { enum: ['name', '-name'] }, cursor: text };
  const list = {
    parameters: parameters.map((name) => queryParameter(name, schemas[name] ?? number)),
    responses: { '200': { description: 'All.', headers: { Link: { schema: text } }, ...jsonOf(answer) } },
  };
  const read = {
    parameters: [pathParameter('petId')],
    responses: { '200': { description: 'x', ...jsonOf(referTo('Pet')) } },
  };
  const document = createOpenApiDocument({ '/pets': { get: list }, '/pets/{petId}': { get: read } }, { Pet });
  return inferPlan(document, { operations: {}, rules }).operations[0];
}

describe('lists in pages', () => {
  it.each([
    ['by page', ['page', 'size'], pets],
    ['by offset', ['offset', 'limit'], pets],
    ['by cursor', ['cursor', 'limit'], page],
  ])('are linked %s where `Link` is declared', (_, parameters, answer) => {
    const list = judge(parameters, answer);
    expect(list?.links).toBe(true);
    expect(list?.evidence.map(({ rule }) => rule)).toContain('link');
    expect(judge(parameters, answer, { link: 'off' })?.links).toBeUndefined();
  });

  it('are not linked where nothing says which page it is', () => {
    expect(judge(['limit'])?.links).toBeUndefined();
    expect(judge([])?.links).toBeUndefined();
  });

  it('are ordered where they are cut by a cursor too', () => {
    const list = judge(['cursor', 'limit', 'sort'], page);
    expect(list).toMatchObject({ paging: { style: 'cursor' }, sorting: { parameter: 'sort' } });
  });
});
