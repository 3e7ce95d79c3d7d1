import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { expect, it } from 'vitest';

import { parseShape } from '../shapes/parse-shape';

import { hidesParts } from './resource-view';

const card: Schema = { type: 'object', properties: { code: { type: 'string', writeOnly: true } } };
const account: Schema = { type: 'object', properties: { code: { type: 'string' } } };

it.each<[boolean, string, Schema]>([
  [true, 'an object with something that only requests carry', card],
  [true, 'a list of these', { type: 'array', items: card }],
  [true, 'one of several, where one has it', { oneOf: [account, card] }],
  [true, 'an object that holds one', { type: 'object', properties: { card } }],
  [false, 'an object without', { type: 'object', properties: { account } }],
  [false, 'a text', { type: 'string', writeOnly: true }],
])('says %s of %s', (isHiding, _, schema) => {
  expect(hidesParts(parseShape(createOpenApiDocument({}), schema, '#'))).toBe(isHiding);
});
