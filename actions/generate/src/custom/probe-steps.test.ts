import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import type { OperationModel } from '../model/operations';
import { createService } from '../model/service';

import { findNeighbour } from './ask-code';
import { judgeProbe } from './probe-contract';
import { planOperationProbe } from './probe-steps';

const { plan, document } = createPetShop();
const service = createService(plan, document);

function find(id: string): OperationModel {
  const found = service.operations.find(({ planned }) => planned.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

describe('planOperationProbe', () => {
  it('makes what the operation needs, and what that needs, each once', () => {
    const { steps, asked, missing } = planOperationProbe(service, find('adoptPet'));
    expect(steps.map(({ title }) => title)).toEqual(['POST /shelters', 'POST /pets', 'POST /pets/{petId}/adopt']);
    expect(steps[0]?.body).toEqual({ name: 'a' });
    expect(steps[1]).toMatchObject({ schemes: ['key'], body: { shelterId: { $answer: 0, property: 'id' } } });
    expect(steps[2]?.parameters).toEqual({ petId: { $answer: 1, property: 'id' } });
    expect([asked, missing]).toEqual([2, undefined]);
  });

  it('asks for what is not there where an answer to that is declared', () => {
    const probe = planOperationProbe(service, find('getPet'));
    expect(probe.missing).toBe(3);
    expect(probe.steps[3]?.parameters).toEqual({ petId: 2_147_483_647 });
  });
});

describe('judgeProbe', () => {
  const validator = createSchemaValidator(document);
  const probe = planOperationProbe(service, find('getPet'));
  const json = { 'content-type': 'application/json' };
  const answer = (status: number, body: unknown = {}) => ({ status, headers: json, body: JSON.stringify(body) });
  const made = [answer(201), answer(201)];
  const pet = { id: 1, name: 'a', tag: 'a', shelterId: 'a', createdAt: '2000-01-01T00:00:00Z' };
  const shelter = '00000000-0000-4000-8000-000000000000';
  const found = answer(200, { ...pet, shelterId: shelter });
  const none = answer(404, { code: 1, message: 'No.' });

  it.each([
    ['what is declared', [...made, found, none], []],
    ['501', [...made, answer(501), none], [/answered 501 where a success was due/]],
    ['404 for what is there', [...made, none, none], [/answered 404 where a success was due/]],
    ['another body', [...made, answer(200, { id: 'x' }), none], [/violations of the schema/]],
    ['a failure for what is not there', [...made, found, answer(500)], [/for what is not there: answered 500/]],
    [
      'nothing to ask with',
      [answer(201), answer(400), found, none],
      [/which makes what it is asked with, answered 400/],
    ],
    ['too few answers', made, [/was not asked/, /was not asked/]],
  ])('judges %s', (_what, answers, expected) => {
    const problems = judgeProbe(probe, answers, document, validator);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((pattern, index) => expect(problems[index]).toMatch(pattern));
  });
});

it('takes as an example what is nearest in the paths', () => {
  expect(findNeighbour(find('adoptPet'), service.operations)?.planned.id).toBe('getPet');
});
