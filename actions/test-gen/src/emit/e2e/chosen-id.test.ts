import type { Resource } from '@orchestrate/contracts/plan';
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
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

/** The tests of pets whose creation may carry the key, by operation. */
function emit(
  key: Schema,
  id: Partial<Resource['id']>,
  more: { readonly required?: string[]; readonly properties?: Readonly<Record<string, Schema>> } = {},
): ReadonlyMap<string, readonly TestCase[]> {
  const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;
  const body = { requestBody: { required: true, ...jsonOf(referTo('Pet')) } };
  const item = { parameters: [pathParameter('id', key)] };
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(200, referTo('Pet'), { operationId: 'addPet', ...body }) },
      '/pets/{id}': {
        get: answering(200, referTo('Pet'), { operationId: 'getPet', ...item }),
        put: answering(200, referTo('Pet'), { operationId: 'setPet', ...item, ...body }),
      },
    },
    {
      Pet: {
        type: 'object',
        required: more.required ?? ['name'],
        properties: { id: key, name: { type: 'string' }, ...more.properties },
      },
    },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Pet',
        plural: 'pets',
        schema: '#/components/schemas/Pet',
        id: { property: 'id', type: 'string', source: 'client', isOptional: true, ...id },
      },
    ],
    operations: {
      addPet: { kind: 'create', resource: 'Pet', success },
      getPet: { kind: 'read', resource: 'Pet', success },
      setPet: { kind: 'replace', resource: 'Pet', success },
    },
  });
  const view = viewService(plan, document);
  const modules = emitE2e({ view, bodies: nameBodies(view) });
  return new Map(modules.flatMap(({ suites }) => suites.map(({ title, cases }) => [title, cases] as const)));
}

const titlesOf = (cases: readonly TestCase[] = []): string[] => cases.map(({ title }) => title);
const codeOf = (cases: readonly TestCase[] = [], title: string): string =>
  cases.find((one) => one.title === title)?.lines.join('\n') ?? '';

describe('tests of an id that a request may choose', () => {
  it('hold the service to the one that was sent, once', () => {
    const cases = emit({ type: 'string' }, {}).get('POST /pets');
    const kept = codeOf(cases, 'keeps the id that was sent');
    expect(kept).toContain('const sent = { ...petBody(), id: `Id ${next()}` };');
    expect(kept).toContain('expect(answer.body.id).toBe(sent.id);');
    expect(kept).toContain('await api.getPet({ id: sent.id })');
    expect(codeOf(cases, 'refuses a second Pet of the same id')).toContain('expectRefused(await api.addPet(sent));');
    expect(titlesOf(cases)).not.toContain('makes up no id that was chosen before');
  });

  it('hold it to another one for a second, where it is a suggestion', () => {
    const cases = emit({ type: 'string' }, { isSuggested: true }).get('POST /pets');
    const another = codeOf(cases, 'gives a second Pet of the same id another one');
    expect(another).toContain('const second = await api.addPet(sent);\nexpectDeclared(second, 200);');
    expect(another).toContain('expect(second.body.id).not.toBe(sent.id);');
    expect(another).toContain('await api.getPet({ id: sent.id })');
    expect(titlesOf(cases)).not.toContain('refuses a second Pet of the same id');
  });

  it('choose numbers that the service would make up next', () => {
    const cases = emit({ type: 'integer' }, { type: 'integer' }).get('POST /pets');
    expect(codeOf(cases, 'keeps the id that was sent')).toContain('id: 1000000 + next()');
    const avoided = codeOf(cases, 'makes up no id that was chosen before');
    expect(avoided).toContain('{ ...petBody(), id: first.id + 1 }');
    expect(avoided).toContain('expect(other.id).toBeGreaterThan(first.id + 2);');
  });

  it('leave it out elsewhere, so that the service makes it up', () => {
    const cases = emit({ type: 'string' }, {});
    expect(codeOf(cases.get('POST /pets'), 'answers 200 with the Pet that was sent')).not.toContain('Id ');
    expect(titlesOf(cases.get('PUT /pets/{id}'))).not.toContain('gives the item the id that is sent');
  });

  it('give an item another one where a change may', () => {
    const cases = emit({ type: 'string' }, { isMutable: true }).get('PUT /pets/{id}');
    const given = codeOf(cases, 'gives the item the id that is sent');
    expect(given).toContain('const read = await api.getPet({ id: sent.id });');
    expect(given).toContain('expectRefused(await api.getPet({ id: pet.id }));');
  });

  it('replace all but a name that the body must carry, since the path leads there no more', () => {
    const id = { isOptional: undefined, isMutable: true };
    const cases = emit({ type: 'string' }, id, { required: ['id', 'name'] });
    const replaced = codeOf(cases.get('PUT /pets/{id}'), 'answers 200 with everything replaced');
    expect(replaced).toContain('const sent = petBody({ id: pet.id });');
    const lives = codeOf(cases.get('the life of a Pet'), 'is stored, read and changed');
    expect(lives).toContain('id: pet.id');
  });

  it('show null where what may be null is not sent again', () => {
    const properties = { tag: { type: ['string', 'null'] as const, maxLength: 9 }, note: { type: 'string' as const } };
    const cases = emit({ type: 'string' }, {}, { properties });
    const forgotten = codeOf(cases.get('PUT /pets/{id}'), 'forgets what is not sent again');
    expect(forgotten).toContain('{ ...sent, tag: null }');
  });
});
