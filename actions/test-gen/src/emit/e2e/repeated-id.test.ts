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
import { emitProperties } from '../property/modules';

import { emitE2e } from './modules';

/** Code of the tests, also of properties, of a replacement whose body has the key of the item, which its path tells too. */
function emitReplacement(key: Schema, source: 'server' | 'client' = 'server'): string {
  const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;
  const takes = (name: string): object => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
  const item = { parameters: [pathParameter('kindId', { type: 'integer' })] };
  const name = { type: 'string' } as const;
  const made = source === 'client' ? 'Kind' : 'KindFields';
  const document = createOpenApiDocument(
    {
      '/kinds': { post: answering(200, referTo('Kind'), { operationId: 'addKind', ...takes(made) }) },
      '/kinds/{kindId}': {
        put: answering(200, referTo('Kind'), { operationId: 'setKind', ...item, ...takes('Kind') }),
      },
    },
    {
      Kind: { type: 'object', required: ['id', 'name'], properties: { id: key, name } },
      KindFields: { type: 'object', required: ['name'], properties: { name } },
    },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Kind',
        plural: 'kinds',
        schema: '#/components/schemas/Kind',
        id: { property: 'id', type: 'integer', source },
      },
    ],
    operations: {
      addKind: { kind: 'create', resource: 'Kind', success },
      setKind: { kind: 'replace', resource: 'Kind', success },
    },
  });
  const view = viewService(plan, document);
  const context = { view, bodies: nameBodies(view) };
  const suites = [...emitE2e(context), ...emitProperties(context)].flatMap((module) => module.suites);
  const cases = suites.filter(({ title }) => title === 'PUT /kinds/{kindId}').flatMap((suite) => suite.cases);
  return cases.flatMap(({ lines }) => lines).join('\n');
}

it('repeats the id of the path in a body that must tell it, also one of another item', () => {
  const code = emitReplacement({ type: 'integer' });
  expect(code).toContain('api.setKind({ kindId: kind.id }, { ...sent, id: kind.id })');
  expect(code).toContain('api.setKind({ kindId: 2147483647 }, { ...kindBody(), id: 2147483647 })');
});

it('repeats an id that callers choose, which the path has chosen', () => {
  const code = emitReplacement({ type: 'integer' }, 'client');
  expect(code).toContain('api.setKind({ kindId: kind.id }, { ...sent, id: kind.id })');
});

it('sends anything else as it stands', () => {
  expect(emitReplacement({ type: 'integer' })).toContain('api.setKind({ kindId: kind.id }, value)');
});

it('leaves the id out where only answers show it', () => {
  const code = emitReplacement({ type: 'integer', readOnly: true });
  expect(code).toContain('api.setKind({ kindId: kind.id }, sent)');
});
