import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const Agent: Schema = { type: 'object', required: ['id', 'name'], properties: { id: uuid, name: text } };
const Ticket: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: uuid, title: text, agentId: uuid },
};

/** Titles of the tests of a list below agents, of tickets that are made with these properties. */
function listTitles(made: Record<string, Schema>, makesAgents = true): string[] {
  const create = (name: string, schema: Schema) =>
    answering(201, referTo(name), { operationId: `add${name}`, requestBody: { required: true, ...jsonOf(schema) } });
  const parameters = [pathParameter('agentId', uuid)];
  const tickets: Schema = { type: 'array', items: referTo('Ticket') };
  const document = createOpenApiDocument(
    {
      '/agents': { post: create('Agent', { type: 'object', required: ['name'], properties: { name: text } }) },
      '/tickets': { post: create('Ticket', { type: 'object', required: Object.keys(made), properties: made }) },
      '/agents/{agentId}/tickets': { get: answering(200, tickets, { operationId: 'listTickets', parameters }) },
    },
    { Agent, Ticket },
  );
  const json = { contentType: 'application/json' };
  const relations = [{ property: 'agentId', resource: 'Agent', required: false }];
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Agent', plural: 'agents', schema: '#/components/schemas/Agent' },
      { name: 'Ticket', plural: 'tickets', schema: '#/components/schemas/Ticket', relations },
    ],
    operations: {
      ...(makesAgents
        ? { addAgent: { kind: 'create', resource: 'Agent', success: { status: 201, shape: 'item', ...json } } }
        : {}),
      addTicket: { kind: 'create', resource: 'Ticket', success: { status: 201, shape: 'item', ...json } },
      listTickets: {
        kind: 'list',
        resource: 'Ticket',
        success: { status: 200, shape: 'array', ...json },
        parents: [{ parameter: 'agentId', property: 'agentId', resource: 'Agent' }],
      },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  return suites.find(({ title }) => title === 'GET /agents/{agentId}/tickets')?.cases.map(({ title }) => title) ?? [];
}

it('fills a list where items are made with what it is of, and only then', () => {
  const filled = 'answers 200 with every Ticket that is stored';
  const empty = 'answers 200 with nothing where nothing is stored';
  expect(listTitles({ title: text, agentId: uuid })).toEqual(expect.arrayContaining([empty, filled]));
  const later = listTitles({ title: text });
  expect(later).toContain(empty);
  expect(later).not.toContain(filled);
});

it('holds nothing of a list below what nobody can store', () => {
  const titles = listTitles({ title: text, agentId: uuid }, false);
  expect(titles.filter((title) => title.startsWith('answers 200'))).toEqual([]);
  expect(listTitles({ title: text, agentId: uuid }).filter((title) => title.startsWith('answers 200'))).not.toEqual([]);
});
