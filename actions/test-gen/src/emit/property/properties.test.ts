import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { holdCreate } from './properties';

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
  expect(cases.flatMap(({ lines }) => lines)).toContain('expect(answer.body).toMatchObject(without(given, "email"));');
});
