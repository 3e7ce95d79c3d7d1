import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const id = { type: 'string', format: 'uuid', readOnly: true } as const;
const Transfer = { type: 'object', required: ['id'], properties: { id, amount: { type: 'integer' } } } as const;

/** What the plan says of refusals that making a transfer declares. */
function warn(refusals: Readonly<Record<string, string>>, header?: string): string[] {
  const responses = Object.fromEntries(
    Object.entries(refusals).map(([status, description]) => [status, { description }]),
  );
  const key =
    header === undefined ? [] : [{ name: header, in: 'header' as const, schema: { type: 'string' } as const }];
  const made = { requestBody: jsonOf(referTo('Transfer')), responses, parameters: key, operationId: 'transfer' };
  const document = createOpenApiDocument(
    {
      '/transfers': { post: answering(201, referTo('Transfer'), made) },
      '/transfers/{id}': { get: answering(200, referTo('Transfer'), { parameters: [pathParameter('id')] }) },
    },
    { Transfer },
  );
  return inferPlan(document)
    .warnings.filter(({ rule }) => /^unexplained-(?:refusal|conflict)$/.test(rule))
    .map(({ message }) => message);
}

describe('a refusal that no rule understands', () => {
  it.each([
    ['422', 'Insufficient funds'],
    ['402', 'The subscription has ended'],
    ['423', 'The account is locked'],
  ])('is named: %s', (status, description) => {
    const message = `no rule tells when transfer answers ${status}: "${description}"`;
    expect(warn({ 400: 'Not valid', [status]: description })).toEqual([message]);
  });

  it('is none where it is the answer to what is invalid', () => {
    expect(warn({ 400: 'x', 422: 'Validation failed' })).toEqual([]);
    expect(warn({ 422: 'Insufficient funds' })).toEqual([]);
  });

  it('is none where it is for a key that was used before', () => {
    const refusals = { 400: 'x', 409: 'The Idempotency-Key was used with another request' };
    expect(warn(refusals, 'Idempotency-Key')).toEqual([]);
    expect(warn(refusals)).toHaveLength(1);
  });
});
