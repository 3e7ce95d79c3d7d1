import type { Tally } from '@orchestrate/contracts/plan';
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
const age: Schema = { type: 'integer' };
const number: Schema = { type: ['number', 'null'] };
const id: Schema = { ...text, format: 'uuid', readOnly: true };

interface Asked {
  readonly isNested: boolean;
  readonly tally?: Tally;
  /** Properties whose values only one pet has together. */
  readonly unique?: string[];
}

/** The tests of reading an owner, whose pets are made below it or by what refers to it. */
function emit({ isNested, tally, unique }: Asked): string {
  const NewPet: Schema = {
    type: 'object',
    required: isNested ? ['name'] : ['name', 'ownerId'],
    properties: isNested ? { name: text, age } : { name: text, age, ownerId: text },
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
        properties: {
          id,
          name: text,
          petCount: age,
          meanAge: number,
          meanWeight: age,
          pets: { type: 'array', items: referTo('Pet') },
        },
      },
      NewPet,
      Pet: {
        type: 'object',
        required: ['id', 'name', 'weight', 'ownerId'],
        properties: { id, name: text, age, weight: age, ownerId: text },
      },
    },
  );
  const item = (status: number) => ({ success: { status, shape: 'item', contentType: 'application/json' } }) as const;
  const own = { property: 'id', type: 'uuid', source: 'server' } as const;
  const children = [{ property: 'pets', resource: 'Pet', by: 'ownerId', schema: '#/components/schemas/Pet' }];
  const relations = [{ property: 'ownerId', resource: 'Owner', required: true }];
  const parents = isNested ? [{ parameter: 'ownerId', property: 'ownerId', resource: 'Owner' }] : [];
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Owner',
        plural: 'owners',
        schema: '#/components/schemas/Owner',
        id: own,
        children,
        tallies: tally && [tally],
      },
      {
        name: 'Pet',
        plural: 'pets',
        schema: '#/components/schemas/Pet',
        id: own,
        relations,
        unique: unique === undefined ? [] : [unique],
      },
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
  const found = cases.find(({ title }) =>
    tally === undefined ? title.startsWith('shows each Pet') : title.startsWith(`tells by ${tally.property} `),
  );
  return [found?.title, ...(found?.lines ?? [])].join('\n');
}

describe('reading an item that shows what belongs to it', () => {
  it('is tested with two that are made below it', () => {
    const code = emit({ isNested: true });
    expect(code).toContain('const first = await storePet({ ownerId: ownerItem.id });');
    expect(code).toContain('const second = await storePet({ ownerId: ownerItem.id });');
    expect(code).toContain('expect(answer.body.pets).toMatchObject([{ id: first.id }, { id: second.id }]);');
  });

  it('is tested with two that refer to it', () => {
    expect(emit({ isNested: false })).toContain('const second = await storePet({ ownerId: ownerItem.id });');
  });
});

describe('reading an item that counts what belongs to it', () => {
  const tally: Tally = { property: 'petCount', resource: 'Pet', by: 'ownerId' };

  it.each([true, false])('is tested with none, and with two beside one of another; below it: %s', (isNested) => {
    expect(emit({ isNested, tally }).split('\n')).toEqual([
      'tells by petCount of each Pet that belongs to the Owner, and of no other',
      'const ownerItem = await storeOwner();',
      'const another = await storeOwner();',
      'const before = await api.getOwner({ ownerId: ownerItem.id });',
      'expect(before.body.petCount).toBe(0);',
      'const other = await storePet({ ownerId: another.id });',
      'const first = await storePet({ ownerId: ownerItem.id });',
      'const second = await storePet({ ownerId: ownerItem.id });',
      'const answer = await api.getOwner({ ownerId: ownerItem.id });',
      'expectDeclared(answer, 200);',
      'expect(answer.body.petCount).toBe(2);',
    ]);
  });

  it('is tested with those that say what it asks for', () => {
    const code = emit({ isNested: true, tally: { ...tally, where: { property: 'name', equals: 'Rex' } } });
    expect(code).toContain('belongs to the Owner, where name is Rex, and of no other');
    expect(code).toContain(
      'expect(answer.body.petCount).toBe([first, second].filter((one) => one.name === "Rex").length);',
    );
    const flagged = emit({ isNested: true, tally: { ...tally, where: { property: 'name', equals: true } } });
    expect(flagged).toContain('[first, second].filter((one) => one.name).length');
  });

  it('is tested with the one that it can have', () => {
    expect(emit({ isNested: true, tally, unique: ['ownerId'] })).toContain('expect(answer.body.petCount).toBe(1);');
  });

  it('is tested with the mean of what two show', () => {
    const code = emit({
      isNested: true,
      tally: { ...tally, property: 'meanAge', average: { of: 'age', atNothing: 'null' } },
    });
    expect(code).toContain('expect(before.body.meanAge).toBe(null);');
    expect(code).toContain('expect(answer.body.meanAge).toBeCloseTo((Number(first.age) + Number(second.age)) / 2);');
  });

  it('takes a number as it is where every pet shows one', () => {
    const average = { of: 'weight', atNothing: 'zero' } as const;
    const code = emit({ isNested: true, tally: { ...tally, property: 'meanWeight', average } });
    expect(code).toContain('expect(before.body.meanWeight).toBe(0);');
    expect(code).toContain('expect(answer.body.meanWeight).toBeCloseTo((first.weight + second.weight) / 2);');
  });
});
