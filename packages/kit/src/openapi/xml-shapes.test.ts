import { describe, expect, it } from 'vitest';

import type { OpenApiDocument, Schema } from './document';
import { describeXml } from './xml-shapes';

function describeSchema(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>> = {},
): ReturnType<typeof describeXml> {
  const document: OpenApiDocument = { openapi: '3.1.0', info: { title: 'T', version: '1' }, components: { schemas } };
  return describeXml(document, schema, '#/paths/~1x');
}

const Tag: Schema = { type: 'object', properties: { id: { type: 'integer' } }, xml: { name: 'tag' } };
const Pet: Schema = {
  type: 'object',
  required: ['marks'],
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    photoUrls: { type: 'array', items: { type: 'string', xml: { name: 'photoUrl' } }, xml: { wrapped: true } },
    marks: { type: 'array', items: { $ref: '#/components/schemas/Tag' } },
    parent: { $ref: '#/components/schemas/Pet' },
    kind: { enum: ['cat', 'dog'] },
    isTame: { type: ['boolean', 'null'] },
    note: { type: 'string', xml: { name: 'remark', prefix: 'n', namespace: 'urn:n' } },
  },
  xml: { name: 'pet' },
};

describe('describeXml', () => {
  it('names elements and attributes as the specification does', () => {
    expect(describeSchema({ $ref: '#/components/schemas/Pet' }, { Pet, Tag })).toEqual({
      root: { name: 'pet', of: 'Pet' },
      components: {
        Pet: {
          name: 'Pet',
          properties: {
            id: { name: 'id', attribute: true, value: 'number' },
            photoUrls: { name: 'photoUrls', wrapped: true, items: { name: 'photoUrl' } },
            marks: { name: 'marks', required: true, items: { name: 'tag', of: 'Tag' } },
            parent: { name: 'pet', of: 'Pet' },
            kind: { name: 'kind' },
            isTame: { name: 'isTame', value: 'flag' },
            note: { name: 'remark', prefix: 'n', namespace: 'urn:n' },
          },
        },
        Tag: { name: 'Tag', properties: { id: { name: 'id', value: 'number' } } },
      },
    });
  });

  it('gives a list that is the whole body an element of its own', () => {
    const items = { $ref: '#/components/schemas/Tag' };
    const schemas = { Tag: { ...Tag, xml: {} } };
    expect(describeSchema({ type: 'array', items }, schemas)).toMatchObject({
      root: { name: 'items', wrapped: true, items: { name: 'Tag', of: 'Tag' } },
    });
  });

  it.each([
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, 'it holds one of several schemas'],
    [{ additionalProperties: { type: 'integer' } }, 'it holds an object whose properties have no names'],
    [{ type: ['string', 'integer'] }, 'it holds a value of no type, or of several'],
    [{ type: 'string', xml: { prefix: 'a' } }, 'the prefix `a` of `x` has no namespace beside it'],
    [{ type: 'string', xml: { name: 'a b' } }, '`a b` is no name in XML'],
  ] as const)('says why there is no XML of %j', (given, obstacle) => {
    const x = 'additionalProperties' in given ? { type: 'object' as const, ...given } : (given as Schema);
    expect(describeSchema({ type: 'object', properties: { x } })).toEqual({ obstacle });
  });
});
