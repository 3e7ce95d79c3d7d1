import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { byId, createBesidePets, Pet, text, uuid, withPet } from '@orchestrate/testkit/readable-pets';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

interface Judged {
  readonly operation: PlannedOperation | undefined;
  readonly warnings: readonly PlanWarning[];
}

/** Judges one operation beside a readable collection of pets. */
function judge(path: string, item: PathItem): Judged {
  const { operations, warnings } = inferPlan(createBesidePets(path, item));
  const method = Object.keys(item).at(-1);
  return { operation: operations.find((one) => one.path === path && one.method === method), warnings };
}

describe('a deletion that answers no item', () => {
  const judgeAnswer = (properties: Readonly<Record<string, Schema>>, required: string[] = []): Judged =>
    judge('/pets/{petId}', { delete: answering(200, { type: 'object', required, properties }, byId) });
  const flag: Schema = { type: 'boolean' };

  it.each<[string, Readonly<Record<string, Schema>>, object]>([
    ['a flag', { success: flag }, { success: true }],
    ['a text beside it', { deleted: flag, message: text }, { deleted: true, message: 'The pet was deleted.' }],
    ['what may be left out', { ok: flag, count: { type: 'integer' } }, { ok: true }],
  ])('says that it is done with %s', (_case, properties, confirmation) => {
    const { operation } = judgeAnswer(properties);
    expect(operation).toMatchObject({ kind: 'delete', success: { status: 200, shape: 'other', confirmation } });
    expect(operation?.evidence.map(({ rule }) => rule)).toEqual(['delete', 'confirmation']);
  });

  it.each<[string, Readonly<Record<string, Schema>>, string[]]>([
    ['must tell something else too', { ok: flag, count: { type: 'integer' } }, ['count']],
    ['has a flag of another name', { exists: flag }, []],
    ['has a text of a form', { message: { ...text, format: 'uuid' } }, []],
  ])('stays custom where it %s', (_case, properties, required) => {
    expect(judgeAnswer(properties, required).operation?.kind).toBe('custom');
  });
});

describe('a change of nothing that an item shows', () => {
  const change = (properties: Readonly<Record<string, Schema>>): Operation => {
    const requestBody = jsonOf({ type: 'object', properties });
    return answering(200, referTo('Pet'), { ...byId, requestBody });
  };

  it.each<[string, Readonly<Record<string, Schema>>, string]>([
    ['what no item shows', { done: { type: 'boolean' }, taskId: text }, '`done`, `taskId`'],
    ['the id alone', { id: uuid }, '`id`'],
    ['what no request sets', { name: { ...text, readOnly: true } }, '`name`'],
  ])('stays custom where the body carries %s', (_case, properties, names) => {
    const reason = `nothing of the body (${names}) is kept of a Pet`;
    expect(judge('/pets/{petId}', { put: change(properties) }).operation).toMatchObject({ kind: 'custom', reason });
    expect(judge('/pets/{petId}', { patch: change(properties) }).operation).toMatchObject({ kind: 'custom', reason });
  });

  it('is written where the body carries something else too', () => {
    const { operation } = judge('/pets/{petId}', { patch: change({ done: { type: 'boolean' }, note: text }) });
    expect(operation?.kind).toBe('patch');
  });
});

describe('what becomes something', () => {
  const pets: Schema = { type: 'array', items: referTo('Pet') };

  it.each([
    ['/pets', { post: answering(201, referTo('Pet'), withPet) }, 'create', 'stores a new Pet'],
    ['/pets', { post: answering(204, undefined, withPet) }, 'create', 'stores a new Pet'],
    ['/pets/{petId}', { put: answering(200, referTo('Pet'), { ...byId, ...withPet }) }, 'replace', 'replaces one Pet'],
    ['/pets/{petId}', { patch: answering(200, referTo('Pet'), { ...byId, ...withPet }) }, 'patch', 'changes one Pet'],
    ['/pets/{petId}', { delete: answering(200, referTo('Pet'), byId) }, 'delete', 'removes one Pet'],
    [
      '/owners/{ownerId}/pets',
      { get: answering(200, pets, { parameters: [pathParameter('ownerId')] }) },
      'list',
      'lists pets, narrowed by ownerId',
    ],
    [
      '/pets/findByName',
      { get: answering(200, pets, { parameters: [queryParameter('name', text)] }) },
      'list',
      'lists pets, narrowed by name',
    ],
    [
      '/pets',
      {
        get: answering(200, {
          type: 'array',
          items: { type: 'object', required: ['id'], properties: { id: { ...uuid, readOnly: true }, name: text } },
        }),
      },
      'list',
      'lists pets',
    ],
    [
      '/pets',
      {
        post: answering(201, referTo('Pet'), { requestBody: jsonOf({ allOf: [referTo('Pet')], description: 'One.' }) }),
      },
      'create',
      'stores a new Pet',
    ],
  ] satisfies [string, PathItem, string, string][])('%s: %#', (path, item, kind, becomes) => {
    expect(judge(path, item).operation).toMatchObject({ kind, resource: 'Pet', becomes });
  });
});

describe('what is named and not done', () => {
  it.each([
    [
      '/pets',
      {
        get: answering(200, { type: 'array', items: referTo('Pet') }, { parameters: [queryParameter('locale', text)] }),
      },
      'the query parameter `locale` of getPets fits no rule: it is checked and has no effect',
    ],
    [
      '/pets/{petId}',
      {
        delete: answering(204, undefined, {
          parameters: [...byId.parameters, { name: 'X-Reason', in: 'header', schema: text }],
        }),
      },
      'the header parameter `X-Reason` of deletePetsByPetId fits no rule: it is checked and has no effect',
    ],
    [
      '/pets/{petId}',
      { delete: answering(204, undefined, { parameters: [...byId.parameters, queryParameter('force', text)] }) },
      'the query parameter `force` of deletePetsByPetId fits no rule: it is checked and has no effect',
    ],
    [
      '/pets',
      {
        post: answering(201, referTo('Pet'), {
          requestBody: jsonOf({ type: 'object', required: ['name'], properties: { name: text, password: text } }),
        }),
      },
      'postPets accepts `password`, which no answer shows: it is checked and not kept',
    ],
    [
      '/pets',
      { post: answering(201, referTo('Pet'), { ...withPet, callbacks: { done: {} } }) },
      'the callback `done` of postPets is a request that the service would send: it is not generated',
    ],
    [
      '/pets',
      { post: answering(201, referTo('Pet'), { ...withPet, responses: { '409': { description: 'Conflict.' } } }) },
      'no rule tells when postPets answers 409: its 409 names no property, and no property is a natural key',
    ],
    [
      '/pets/{petId}',
      { delete: answering(204, undefined, { ...byId, responses: { '409': { description: 'Conflict.' } } }) },
      'no rule tells when deletePetsByPetId answers 409: its 409 could mean that others refer to a Pet, and none does',
    ],
    [
      '/pets/{petId}',
      { put: answering(200, referTo('Pet'), { ...byId, ...withPet, responses: { '201': { description: 'New.' } } }) },
      'putPetsByPetId declares 201 too: it replaces what is there and answers 404 for an unknown id, it never creates',
    ],
  ] satisfies [string, PathItem, string][])('%s: %#', (path, item, message) => {
    const { operation, warnings } = judge(path, item);
    expect(operation?.kind).not.toBe('custom');
    expect(warnings.map((warning) => warning.message)).toEqual([message]);
    expect(warnings[0]?.pointer).toMatch(/^#\//);
  });

  it.each([
    ['409', '; it is answered for an id in `ownerId` that nobody has'],
    ['404', ''],
  ])('a conflict that nothing explains, beside an id that %s refuses', (status, said) => {
    const refusing = { description: 'No.' };
    const Owner: Schema = { type: 'object', required: ['id'], properties: { id: { ...uuid, readOnly: true } } };
    const document = createOpenApiDocument(
      {
        '/owners': { post: answering(201, referTo('Owner'), { requestBody: jsonOf(referTo('Owner')) }) },
        '/owners/{ownerId}': { get: answering(200, referTo('Owner'), { parameters: [pathParameter('ownerId')] }) },
        '/pets': {
          post: answering(201, referTo('Pet'), { ...withPet, responses: { 409: refusing, [status]: refusing } }),
        },
        '/pets/{petId}': { get: answering(200, referTo('Pet'), byId) },
      },
      { Pet, Owner },
    );
    expect(inferPlan(document).warnings.map(({ message }) => message)).toContain(
      `no rule tells when postPets answers 409: its 409 names no property, and no property is a natural key${said}`,
    );
  });

  it('lets HTTP have its own headers', () => {
    const parameters = ['Accept', 'content-type', 'Authorization'].map(
      (name) => ({ name, in: 'header', schema: text }) as const,
    );
    expect(
      judge('/pets', { get: answering(200, { type: 'array', items: referTo('Pet') }, { parameters }) }).warnings,
    ).toEqual([]);
  });
});
