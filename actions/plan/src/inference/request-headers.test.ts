import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: text },
};
const byId = pathParameter('petId');
const header = (name: string, required = false) => ({ name, in: 'header' as const, required, schema: text });
const withPet = { requestBody: jsonOf(referTo('Pet')) };
const failing = (statuses: readonly number[], description = 'No.'): NonNullable<Operation['responses']> =>
  Object.fromEntries(statuses.map((status) => [status, { description }]));
const tagged = { '200': { description: 'One.', headers: { ETag: { schema: text } }, ...jsonOf(referTo('Pet')) } };

interface Judged {
  readonly operations: readonly PlannedOperation[];
  readonly warnings: readonly PlanWarning[];
}

function judge(item: PathItem, collection: PathItem = {}, rules: PlanSettings['rules'] = {}): Judged {
  const pets: Schema = { type: 'array', items: referTo('Pet') };
  const paths = { '/pets': { get: answering(200, pets), ...collection }, '/pets/{petId}': item };
  return inferPlan(createOpenApiDocument(paths, { Pet }), { operations: {}, rules });
}

function find({ operations }: Judged, method: string): PlannedOperation | undefined {
  return operations.find((one) => one.method === method && one.path !== '/pets');
}

const reading = (parameters = [byId], more: NonNullable<Operation['responses']> = {}): Operation => ({
  parameters,
  responses: { ...tagged, ...more },
});
const replacing = (parameters = [byId], statuses: readonly number[] = []): Operation =>
  answering(200, referTo('Pet'), { ...withPet, parameters, responses: failing(statuses) });

describe('conditional requests', () => {
  it('shows a tag where `ETag` is declared, and answers 304 where that is', () => {
    const plain = judge({ get: reading() });
    expect(find(plain, 'get')?.conditions).toEqual({ showsTag: true, answersUnchanged: false });
    const both = judge({ get: reading([byId, header('If-None-Match')], failing([304])) });
    expect(find(both, 'get')?.conditions).toEqual({ showsTag: true, answersUnchanged: true });
    expect(both.warnings).toEqual([]);
    expect(find(both, 'get')?.evidence.map(({ rule }) => rule)).toEqual(['read', 'etag', 'if-none-match']);
  });

  it('names `If-None-Match` where nothing declares 304', () => {
    const { warnings } = judge({ get: reading([byId, header('If-None-Match')]) });
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('`If-None-Match`')]);
  });

  it.each([
    ['a header that may be left out', [header('If-Match')], [412], { stale: 412 }],
    ['a header that must be there', [header('If-Match', true)], [412, 428], { stale: 412, missing: 428 }],
    ['no status of its own', [header('if-match')], [409], { stale: 409 }],
    ['statuses alone', [], [412, 428], { stale: 412, missing: 428 }],
  ])('asks for the tag: %s', (_, headers, statuses, match) => {
    const judged = judge({
      get: answering(200, referTo('Pet'), { parameters: [byId] }),
      put: replacing([byId, ...headers], statuses),
    });
    expect(find(judged, 'put')?.conditions?.match).toEqual(match);
    // Who is asked for a tag is shown one.
    expect(find(judged, 'get')?.conditions?.showsTag).toBe(true);
    expect(judged.warnings.filter(({ rule }) => rule === 'unexplained-parameter')).toEqual([]);
  });

  it('leaves out what is switched off', () => {
    const item = { get: reading([byId], failing([304])), put: replacing([byId, header('If-Match')], [412]) };
    const judged = judge(item, {}, { etag: 'off', 'if-match': 'off' });
    expect(judged.operations.filter(({ conditions }) => conditions !== undefined)).toEqual([]);
    expect(judged.warnings.map(({ rule }) => rule)).toContain('unexplained-parameter');
  });
});

describe('keys of repeated requests', () => {
  const create = (statuses: NonNullable<Operation['responses']>): PathItem => ({
    post: answering(201, referTo('Pet'), { ...withPet, parameters: [header('Idempotency-Key')], responses: statuses }),
  });
  const keyed = (statuses: NonNullable<Operation['responses']>, rules: PlanSettings['rules'] = {}) =>
    judge({ get: reading() }, create(statuses), rules).operations.find(({ method }) => method === 'post')?.idempotency;

  it('refuses a key that was used for another request with the status that says so, else with the usual one', () => {
    expect(keyed({})).toEqual({ header: 'Idempotency-Key', conflict: 422, isRequired: false });
    expect(keyed(failing([409]))?.conflict).toBe(409);
    const both = { ...failing([422]), ...failing([409], 'The idempotency key belongs to another request') };
    expect(keyed(both)?.conflict).toBe(409);
  });

  it('can be switched off', () => {
    expect(keyed({}, { 'idempotency-key': 'off' })).toBeUndefined();
  });
});

describe('items that the body selects', () => {
  const Named: Schema = { ...Pet, properties: { ...Pet.properties, id: { type: 'string', format: 'uuid' } } };
  const put = (schema: Schema) => ({ put: answering(200, referTo('Pet'), { requestBody: jsonOf(schema) }) });
  const onCollection = (schema: Schema, rules: PlanSettings['rules'] = {}) =>
    judge({ get: reading() }, put(schema), rules).operations.find(({ method }) => method === 'put');

  it('replaces the item whose id the body carries', () => {
    expect(onCollection(Named)).toMatchObject({ kind: 'replace', idProperty: 'id', becomes: 'replaces one Pet' });
    expect(onCollection(Named)?.evidence.map(({ rule }) => rule)).toContain('body-id');
  });

  it('takes an id that is readOnly, unless the body is closed and refuses it', () => {
    const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
    const hidden: Schema = { ...Pet, properties: { ...Pet.properties, id } };
    expect(onCollection(hidden)).toMatchObject({ kind: 'replace', idProperty: 'id' });
    expect(onCollection({ ...hidden, additionalProperties: false })?.idProperty).toBeUndefined();
  });

  it('knows nothing of a body without one, or where it is switched off', () => {
    const reason = 'no rule knows what PUT does to a collection like /pets';
    expect(onCollection({ type: 'object', properties: { name: text } })).toMatchObject({ kind: 'custom', reason });
    expect(onCollection(Named, { 'body-id': 'off' })).toMatchObject({ kind: 'custom', reason });
  });
});
