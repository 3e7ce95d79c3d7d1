import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
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
import { renderFixtures } from '../fixtures';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const uuid: Schema = { type: 'string', format: 'uuid' };
const VISITS = '/keepers/{keeperId}/pets/{petId}/visits';
const PATHS = { Keeper: '/keepers', Pet: '/keepers/{keeperId}/pets', Visit: VISITS };
const named = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(`New${name}`)) } });
const item: Schema = { type: 'object', required: ['id', 'name'], properties: { id: uuid, name: { type: 'string' } } };
const sent: Schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const above = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => pathParameter(name, uuid));
const refused = { 404: { description: 'There is none.' } };

/** Visits of a pet of a keeper. */
function createDocument() {
  const paths = Object.entries(PATHS).map(([name, path]): [string, PathItem] => [
    path,
    {
      parameters: above(path),
      post: answering(201, referTo(name), { operationId: `add${name}`, ...named(name), responses: refused }),
    },
  ]);
  const visit = `${VISITS}/{visitId}`;
  const read = {
    parameters: above(visit),
    get: answering(200, referTo('Visit'), { operationId: 'getVisit', responses: refused }),
  };
  const names = Object.keys(PATHS);
  const schemas = names.flatMap((name) => [[name, item] as const, [`New${name}`, sent] as const]);
  const all: [string, PathItem][] = [...paths, [visit, read]];
  return createOpenApiDocument(Object.fromEntries(all), Object.fromEntries(schemas));
}

function createView(id = {}) {
  const document = createDocument();
  const success = { status: 201, shape: 'item', contentType: 'application/json' } as const;
  const keeper = { parameter: 'keeperId', property: 'keeperId', resource: 'Keeper' };
  const pet = { parameter: 'petId', property: 'petId', resource: 'Pet' };
  const of = { parameter: 'petId', resource: 'Pet', property: 'keeperId' };
  const below = { resource: 'Visit', parents: [pet], ancestors: [{ parameter: 'keeperId', resource: 'Keeper', of }] };
  const plan = createServicePlan(document, {
    resources: Object.keys(PATHS).map((name) => ({
      ...{ name, plural: `${name.toLowerCase()}s`, schema: `#/components/schemas/${name}` },
      ...(name === 'Visit' ? id : {}),
    })),
    operations: {
      addKeeper: { kind: 'create', resource: 'Keeper', success },
      addPet: { kind: 'create', resource: 'Pet', success, parents: [keeper] },
      addVisit: { kind: 'create', success, location: `${VISITS}/{visitId}`, ...below },
      getVisit: { kind: 'read', success: { ...success, status: 200 }, ...below },
    },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

/** All tests, by operation. */
function emit(): ReadonlyMap<string, readonly TestCase[]> {
  const modules = emitE2e(createView());
  return new Map(modules.flatMap(({ suites }) => suites.map(({ title, cases }) => [title, cases] as const)));
}

const codeOf = (cases: readonly TestCase[] = [], title: string): string =>
  cases.find((one) => one.title === title)?.lines.join('\n') ?? '';

describe('tests of a path with several parents', () => {
  it.each([`POST ${VISITS}`, `GET ${VISITS}/{visitId}`])('ask for what belongs to another one: %s', (operation) => {
    const code = codeOf(emit().get(operation), 'answers 404 where the Pet belongs to another Keeper');
    expect(code).toContain('const pet = await storePet({ keeperId: keeper.id });');
    expect(code).toContain('const stranger = await storeKeeper();');
    expect(code).toContain('{ keeperId: stranger.id, petId: pet.id');
    expect(code).toContain('404');
  });

  it('store all that the path leads by, once', () => {
    const code = codeOf(emit().get(`GET ${VISITS}/{visitId}`), 'answers 200 with the Visit as it was stored');
    expect(code.split('\n').slice(0, 4)).toEqual([
      'const keeper = await storeKeeper();',
      'const pet = await storePet({ keeperId: keeper.id });',
      'const visit = await storeVisit({ keeperId: keeper.id, petId: pet.id });',
      'const answer = await api.getVisit({ keeperId: keeper.id, petId: pet.id, visitId: visit.id });',
    ]);
  });
});

it('takes an id that no item shows from the place of the new one', () => {
  const hidden = { id: { property: 'key', type: 'uuid' as const, source: 'hidden' as const, isInPath: true } };
  const code = renderFixtures(createView(hidden));
  expect(code).toContain('): Promise<Visit & { readonly id: string }> {');
  expect(code).toContain('return placed(answer.body, answer.headers);');
});

/** Swaps of two pets, each of which a keeper has. */
function renderSwap(): string {
  const ids = { fromPetId: uuid, toPetId: uuid };
  const required = Object.keys(ids);
  const create = (name: string, path: string) => ({
    parameters: above(path),
    post: answering(201, referTo(name), { operationId: `add${name}`, ...named(name), responses: refused }),
  });
  const document = createOpenApiDocument(
    {
      '/keepers': create('Keeper', PATHS.Keeper),
      [PATHS.Pet]: create('Pet', PATHS.Pet),
      '/swaps': create('Swap', '/swaps'),
    },
    {
      ...{ Keeper: item, NewKeeper: sent, Pet: item, NewPet: sent },
      Swap: { type: 'object', required: ['id', ...required], properties: { id: uuid, ...ids } },
      NewSwap: { type: 'object', required, properties: ids },
    },
  );
  const success = { status: 201, shape: 'item', contentType: 'application/json' } as const;
  const keeper = { parameter: 'keeperId', property: 'keeperId', resource: 'Keeper' };
  const plan = createServicePlan(document, {
    resources: ['Keeper', 'Pet', 'Swap'].map((name) => ({
      ...{ name, plural: `${name.toLowerCase()}s`, schema: `#/components/schemas/${name}` },
      relations: name === 'Swap' ? required.map((property) => ({ property, resource: 'Pet', required: true })) : [],
    })),
    operations: {
      addKeeper: { kind: 'create', resource: 'Keeper', success },
      addPet: { kind: 'create', resource: 'Pet', success, parents: [keeper] },
      addSwap: { kind: 'create', resource: 'Swap', success },
    },
  });
  const view = viewService(plan, document);
  return renderFixtures({ view, bodies: nameBodies(view) });
}

it('stores once what two things that an item refers to belong to', () => {
  const [, swap = ''] = renderSwap().split('function storeSwap');
  expect(swap.match(/const keeper = /g)).toHaveLength(1);
  expect(swap).toContain('const fromPetId = given.fromPetId ?? (await storePet({ keeperId: keeper.id })).id;');
  expect(swap).toContain('const toPetId = given.toPetId ?? (await storePet({ keeperId: keeper.id })).id;');
});
