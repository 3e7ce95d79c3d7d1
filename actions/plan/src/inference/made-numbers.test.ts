import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };

/** What is made up of tickets that show a number, made below halls or in a collection of their own. */
function judge(
  [name, number]: readonly [string, Schema],
  { sent = {}, isBelow = true, rules = {} }: { sent?: object; isBelow?: boolean; rules?: PlanSettings['rules'] } = {},
) {
  const parameters = isBelow ? [pathParameter('hallId')] : [];
  const requestBody = { required: true, ...jsonOf(objectOf({ seat: text, ...sent })) };
  const document = createOpenApiDocument(
    {
      '/halls': { get: answering(200, { type: 'array', items: referTo('Hall') }) },
      '/halls/{hallId}': { get: answering(200, referTo('Hall'), { parameters: [pathParameter('hallId')] }) },
      [isBelow ? '/halls/{hallId}/tickets' : '/tickets']: {
        get: answering(200, { type: 'array', items: referTo('Ticket') }, { parameters }),
        post: answering(201, referTo('Ticket'), { parameters, requestBody }),
      },
    },
    {
      Hall: objectOf({ id: text }),
      Ticket: objectOf({ id: { type: 'string', format: 'uuid' }, seat: text, [name]: number }),
    },
  );
  const { resources, operations } = inferPlan(document, { operations: {}, rules });
  const ticket = resources.find((resource) => resource.name === 'Ticket');
  return { made: ticket?.made, post: operations.find(({ method }) => method === 'post'), rules: ticket?.evidence };
}

const whole = (description = '', more: Schema = {}): Schema => ({ type: 'integer', description, ...more });

it.each<[string, Schema, number]>([
  ['number', whole(), 1],
  ['sequenceNumber', whole(), 1],
  ['ticketNumber', whole(), 1],
  ['position', whole('Counts up within the hall, from 1.'), 1],
  ['place', whole('Sequential per hall, starting at 100.'), 100],
  ['index', whole('Zero-based, increments for each ticket.'), 0],
  ['number', whole('', { minimum: 10 }), 10],
])('%s of what is made below a parent counts up there', (property, schema, value) => {
  const { made, post, rules } = judge([property, schema]);
  expect(made).toEqual([{ property, as: 'number', value, within: 'hallId' }]);
  expect(post?.kind).toBe('create');
  expect(rules?.map(({ rule }) => rule)).toContain('made-number');
});

it('counts over all where there is no parent, or the description says so', () => {
  const over = [{ property: 'number', as: 'number', value: 1 }];
  expect(judge(['number', whole()], { isBelow: false }).made).toEqual(over);
  expect(judge(['number', whole('Sequential across all halls.')]).made).toEqual(over);
});

it.each<[string, string, Schema]>([
  ['only a place', 'position', whole('Where it stands.')],
  ['a count', 'number', whole('Number of guests.')],
  ['counted in what nothing holds', 'number', whole('Sequential within the year.')],
  ['bounded', 'number', whole('', { maximum: 9 })],
  ['a text', 'number', text],
])('is left to a person where it is %s', (_, property, schema) => {
  expect(judge([property, schema]).made).toBeUndefined();
  expect(judge([property, schema]).post?.reason).toContain(`\`${property}\``);
});

it('is what a request says, and is switched off with all that is made up', () => {
  expect(judge(['number', whole()], { sent: { number: whole() } }).made).toBeUndefined();
  expect(judge(['number', whole()], { rules: { made: 'off' } }).post?.kind).toBe('custom');
});
