import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const id: Schema = { ...text, format: 'uuid', readOnly: true };

/** The tests of reading an owner, whose pets are made below it or by what refers to it. */
function emit(isNested: boolean): string {
  const NewPet: Schema = {
    type: 'object',
    required: isNested ? ['name'] : ['name', 'ownerId'],
    properties: isNested ? { name: text } : { name: text, ownerId: text },
  };
  const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
  const addPet = answering(201, referTo('Pet'), { operationId: 'addPet', ...body('NewPet') });
  const document = createOpenApiDocument(
    {
      '/owners': { post: answering(201, referTo('Owner'), { operationId: 'addOwner', ...body('NewOwner') }) },
      '/owners/{ownerId}': {
        get: answering(200, referTo('Owner'), { operationId: 'getOwner', parameters: [pathParameter('ownerId')] }),
      },
      ...(isNested
        ? { '/owners/{ownerId}/pets': { parameters: [pathParameter('ownerId')], post: addPet } }
        : { '/pets': { post: addPet } }),
    },
    {
      NewOwner: { type: 'object', required: ['name'], properties: { name: text } },
      Owner: {
        type: 'object',
        required: ['id', 'name', 'pets'],
        properties: { id, name: text, pets: { type: 'array', items: referTo('Pet') } },
      },
      NewPet,
      Pet: { type: 'object', required: ['id', 'name', 'ownerId'], properties: { id, name: text, ownerId: text } },
    },
  );
  const item = (status: number) => ({ success: { status, shape: 'item', contentType: 'application/json' } }) as const;
  const own = { property: 'id', type: 'uuid', source: 'server' } as const;
  const children = [{ property: 'pets', resource: 'Pet', by: 'ownerId', schema: '#/components/schemas/Pet' }];
  const relations = [{ property: 'ownerId', resource: 'Owner', required: true }];
  const parents = isNested ? [{ parameter: 'ownerId', property: 'ownerId', resource: 'Owner' }] : [];
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Owner', plural: 'owners', schema: '#/components/schemas/Owner', id: own, children },
      { name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet', id: own, relations },
    ],
    operations: {
      addOwner: { kind: 'create', resource: 'Owner', ...item(201) },
      getOwner: { kind: 'read', resource: 'Owner', ...item(200) },
      addPet: { kind: 'create', resource: 'Pet', ...item(201), parents },
    },
  });
  const view = viewService(plan, document);
  const modules = emitE2e({ view, bodies: nameBodies(view) });
  const cases = modules.flatMap(({ suites }) => suites.flatMap((suite) => suite.cases));
  const found = cases.find(({ title }) => title === 'shows each Pet that belongs to the Owner, in order of creation');
  return found?.lines.join('\n') ?? '';
}

describe('reading an item that shows what belongs to it', () => {
  it('is tested with two that are made below it', () => {
    const code = emit(true);
    expect(code).toContain('const first = await storePet({ ownerId: ownerItem.id });');
    expect(code).toContain('const second = await storePet({ ownerId: ownerItem.id });');
    expect(code).toContain('expect(answer.body.pets).toMatchObject([{ id: first.id }, { id: second.id }]);');
  });

  it('is tested with two that refer to it', () => {
    expect(emit(false)).toContain('const second = await storePet({ ownerId: ownerItem.id });');
  });
});
