import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const states = (...values: string[]): Schema => ({ ...text, enum: values, default: values[0], readOnly: true });

function judge(
  status: Schema | undefined,
  {
    post,
    rules = {},
    isRead = true,
  }: { post?: PathItem['post']; rules?: PlanSettings['rules']; isRead?: boolean } = {},
): InferredPlan {
  const properties = { id: { ...text, format: 'uuid', readOnly: true }, format: text };
  const Export: Schema = {
    type: 'object',
    required: ['id', 'format'],
    properties: status === undefined ? properties : { ...properties, status },
  };
  const body = { requestBody: jsonOf({ type: 'object', required: ['format'], properties: { format: text } }) };
  const paths: Record<string, PathItem> = { '/exports': { post: post ?? answering(202, referTo('Export'), body) } };
  const byId = { parameters: [pathParameter('exportId')] };
  const one: PathItem = isRead
    ? { get: answering(200, referTo('Export'), byId) }
    : { delete: answering(200, referTo('Export'), byId) };
  paths['/exports/{exportId}'] = one;
  return inferPlan(createOpenApiDocument(paths, { Export }), { operations: {}, rules });
}

describe('work that is accepted', () => {
  it('is done when it is answered, and says so', () => {
    const { operations, resources } = judge(states('pending', 'running', 'succeeded', 'failed'));
    expect(operations[0]).toMatchObject({ kind: 'create', success: { status: 202 } });
    expect(operations[0]?.evidence.map(({ rule }) => rule)).toContain('accepted');
    expect(resources[0]?.state).toEqual({ property: 'status', initial: 'succeeded' });
  });

  it('needs no state', () => {
    expect(judge(undefined).operations[0]?.kind).toBe('create');
  });

  it.each<[string, InferredPlan, string]>([
    ['no state says that it is done', judge(states('pending', 'running')), 'nothing sets `status`'],
    ['nothing tells what became of it', judge(undefined, { isRead: false }), 'no operation tells what became'],
    [
      'nothing leads to it',
      judge(undefined, { post: { ...answering(202), requestBody: jsonOf(referTo('Export')) } }),
      'nothing that leads',
    ],
    ['the rule is off', judge(undefined, { rules: { accepted: 'off' } }), 'the work is done later'],
  ])('stays custom where %s', (_, { operations }, reason) => {
    expect(operations[0]).toMatchObject({ kind: 'custom', reason: expect.stringContaining(reason) as string });
  });

  it('tells by `Location` where the item is read, where that is declared', () => {
    const responses = {
      '202': { description: 'Yes.', headers: { Location: { schema: text } }, ...jsonOf(referTo('Export')) },
    };
    const post = { requestBody: jsonOf(referTo('Export')), responses };
    expect(judge(undefined, { post }).operations[0]?.location).toBe('/exports/{exportId}');
    expect(judge(undefined, { post, rules: { location: 'off' } }).operations[0]?.location).toBeUndefined();
  });
});
