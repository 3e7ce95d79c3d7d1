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
import { emitProperties } from '../property/modules';

import { emitE2e } from './modules';

const id: Schema = { type: 'integer', readOnly: true };
const name: Schema = { type: 'string', minLength: 1 };

/** All that is told of vets, whose skills requests carry without their ids. */
function emit(): string {
  const list: Schema = { type: 'array', items: referTo('Skill') };
  const body = (of: Schema) => ({ requestBody: { required: true, ...jsonOf(of) } });
  const document = createOpenApiDocument(
    {
      '/skills': { post: answering(201, referTo('Skill'), { operationId: 'addSkill', ...body(referTo('Skill')) }) },
      '/vets': { post: answering(201, referTo('Vet'), { operationId: 'addVet', ...body(referTo('Vet')) }) },
      '/vets/{vetId}': {
        parameters: [pathParameter('vetId', { type: 'integer' })],
        get: answering(200, referTo('Vet'), { operationId: 'getVet' }),
        put: answering(200, referTo('Vet'), { operationId: 'setVet', ...body(referTo('Vet')) }),
        patch: answering(200, referTo('Vet'), {
          operationId: 'changeVet',
          ...body({ type: 'object', properties: { name, skills: list } }),
        }),
      },
    },
    {
      Skill: { type: 'object', required: ['id', 'name'], properties: { id, name } },
      Vet: { type: 'object', required: ['id', 'name', 'skills'], properties: { id, name, skills: list } },
    },
  );
  const item = (resource: string, status = 200) =>
    ({ resource, success: { status, shape: 'item', contentType: 'application/json' } }) as const;
  const own = { property: 'id', type: 'integer', source: 'server' } as const;
  const embedded = [{ property: 'skills', resource: 'Skill', by: ['name'] }];
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Skill', plural: 'skills', schema: '#/components/schemas/Skill', id: own },
      { name: 'Vet', plural: 'vets', schema: '#/components/schemas/Vet', id: own, embedded },
    ],
    operations: {
      addSkill: { kind: 'create', ...item('Skill', 201) },
      addVet: { kind: 'create', ...item('Vet', 201) },
      getVet: { kind: 'read', ...item('Vet') },
      setVet: { kind: 'replace', ...item('Vet') },
      changeVet: { kind: 'patch', ...item('Vet') },
    },
  });
  const view = viewService(plan, document);
  const context = { view, bodies: nameBodies(view) };
  const modules = [...emitE2e(context), ...emitProperties(context)];
  return modules.flatMap(({ suites }) => suites.flatMap(({ cases }) => cases.flatMap(({ lines }) => lines))).join('\n');
}

describe('items that requests carry without their ids', () => {
  it('may show ids that were not sent', () => {
    const lines = emit();
    expect(lines).toContain('expect(without(answer.body, "id")).toMatchObject(sent);');
    expect(lines).toContain('expect(without(answer.body, "id")).toMatchObject(given);');
    expect(lines).toContain('expect(answer.body).toMatchObject({ ...vet, ...changes });');
    expect(lines).toContain('expect(answer.body).toMatchObject({ ...known, ...given });');
  });

  it('are one item where the same is sent twice', () => {
    const lines = emit();
    expect(lines).toContain('const answer = await api.addVet(vetBody({ skills: [one, one] }));');
    expect(lines).toContain('expect(second).toEqual(first);');
  });

  it('are compared whole where they are made by themselves', () => {
    expect(emit()).toContain('expect(without(answer.body, "id")).toEqual(sent);');
  });
});
