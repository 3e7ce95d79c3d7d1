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

import { holdChange, holdCreate } from './properties';

it('a property of what is stored does not ask for what no answer shows, also where the service adds something', () => {
  const text = { type: 'string' } as const;
  const requestBody = { required: true, ...jsonOf(referTo('Order')) };
  const document = createOpenApiDocument(
    { '/tickets': { post: answering(201, referTo('Ticket'), { operationId: 'buy', requestBody }) } },
    {
      Order: { type: 'object', required: ['email', 'day'], properties: { email: text, day: text } },
      Ticket: { type: 'object', required: ['day', 'code'], properties: { day: text, code: text } },
    },
  );
  const ticket = { name: 'Ticket', plural: 'tickets', schema: '#/components/schemas/Ticket' };
  const plan = createServicePlan(document, {
    resources: [
      {
        ...ticket,
        id: { property: 'id', type: 'uuid', source: 'hidden' },
        made: [{ property: 'code', as: 'code' }],
      },
    ],
    operations: {
      buy: {
        kind: 'create',
        resource: 'Ticket',
        success: { status: 201, shape: 'item', contentType: 'application/json' },
      },
    },
  });
  const view = viewService(plan, document);
  const [resource] = view.resources;
  const operation = resource?.create;
  const cases = resource && operation ? holdCreate({ view, bodies: nameBodies(view) }, resource, operation) : [];
  expect(cases.flatMap(({ lines }) => lines)).toContain(
    'expect(without(answer.body, "code")).toEqual(without(given, "email"));',
  );
});

it('a replacement may show null for what its body leaves out', () => {
  const text = { type: 'string' } as const;
  const requestBody = { required: true, ...jsonOf(referTo('Place')) };
  const parameters = [pathParameter('id', text)];
  const document = createOpenApiDocument(
    {
      '/places': { post: answering(201, referTo('Place'), { operationId: 'add', requestBody }) },
      '/places/{id}': { put: answering(200, referTo('Place'), { operationId: 'put', requestBody, parameters }) },
    },
    {
      Place: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { ...text, readOnly: true }, name: text, floor: { type: ['string', 'null'] } },
      },
    },
  );
  const success = { shape: 'item' as const, contentType: 'application/json' };
  const plan = createServicePlan(document, {
    resources: [{ name: 'Place', plural: 'places', schema: '#/components/schemas/Place' }],
    operations: {
      add: { kind: 'create', resource: 'Place', success: { status: 201, ...success } },
      put: { kind: 'replace', resource: 'Place', success: { status: 200, ...success } },
    },
  });
  const view = viewService(plan, document);
  const [resource] = view.resources;
  const operation = view.operations.find(({ planned }) => planned.kind === 'replace');
  const cases = resource && operation ? holdChange({ view, bodies: nameBodies(view) }, resource, operation) : [];
  expect(cases.flatMap(({ lines }) => lines)).toContain(
    'expect(without(answer.body, "id")).toEqual({ floor: unset(answer.body.floor), ...given });',
  );
});
