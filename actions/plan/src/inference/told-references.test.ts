import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
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

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const Agent: Schema = { type: 'object', required: ['id'], properties: { id: uuid, name: text } };

/** Tickets, of which a list stands below agents. */
function infer(more: Record<string, Schema>, list: Partial<Operation>, rules = {}): InferredPlan {
  const Ticket: Schema = { type: 'object', required: ['id'], properties: { id: uuid, title: text, ...more } };
  const tickets: Schema = { type: 'array', items: referTo('Ticket') };
  const made = { requestBody: jsonOf({ type: 'object', properties: { title: text } }) };
  const paths = {
    '/tickets': { get: answering(200, tickets), post: answering(201, referTo('Ticket'), made) },
    '/agents': { get: answering(200, { type: 'array', items: referTo('Agent') }) },
    '/agents/{agentId}/tickets': {
      get: { ...answering(200, tickets, { parameters: [pathParameter('agentId', uuid)] }), ...list },
    },
  };
  return inferPlan(createOpenApiDocument(paths, { Ticket, Agent }), { operations: {}, rules });
}

function judge(...given: Parameters<typeof infer>) {
  return infer(...given).operations.at(-1);
}

const parents = [{ parameter: 'agentId', property: 'assigneeId', resource: 'Agent' }];
const assigned = { summary: 'Tickets assigned to an agent' };

describe('a property that is not named after what it refers to', () => {
  it('is told by the list below it', () => {
    const plan = infer({ assigneeId: uuid, externalId: uuid }, assigned);
    expect(plan.operations.at(-1)).toMatchObject({ kind: 'list', resource: 'Ticket', parents });
    const ticket = plan.resources.find(({ name }) => name === 'Ticket');
    expect(ticket?.relations).toEqual([{ property: 'assigneeId', resource: 'Agent', required: false }]);
    expect(ticket?.evidence.map(({ rule }) => rule)).toContain('told-reference');
  });

  it('tells it itself by its description', () => {
    const assigneeId: Schema = { ...uuid, description: 'The agent who works on it' };
    expect(judge({ assigneeId }, {})).toMatchObject({ kind: 'list', parents });
  });

  it.each([
    ['nothing says so', { assigneeId: uuid }, {}],
    ['two are said to be', { assigneeId: uuid, assignerId: uuid }, assigned],
    ['it holds other ids', { assigneeId: { type: 'integer' } satisfies Schema }, assigned],
    ['it is named after something else', { ticketId: uuid }, { summary: 'Tickets of an agent' }],
  ])('is not known where %s', (_, more, list) => {
    expect(judge(more, list)).toMatchObject({ kind: 'custom', reason: expect.stringContaining('agentId') as string });
  });

  it('is not looked for where the rule is switched off', () => {
    expect(judge({ assigneeId: uuid }, assigned, { 'told-reference': 'off' })?.kind).toBe('custom');
  });
});
