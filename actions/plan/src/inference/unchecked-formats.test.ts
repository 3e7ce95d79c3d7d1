import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { warnFormats } from './unchecked-formats';

const warn = (schema: object) =>
  warnFormats(createOpenApiDocument({ '/notes': { get: answering(200, { type: 'object', ...schema }) } }));

describe('warnFormats', () => {
  it('names each format that nothing checks once', () => {
    const iri = { type: 'string', format: 'iri' };
    const template = { type: 'string', format: 'uri-template' };
    expect(warn({ properties: { a: iri, b: { type: 'array', items: iri }, c: template } })).toEqual([
      expect.objectContaining({ rule: 'unchecked-format', message: expect.stringContaining('`iri`') as string }),
      expect.objectContaining({ message: expect.stringContaining('`uri-template`') as string }),
    ]);
  });

  it('looks into properties that are called as keywords are', () => {
    const properties = { default: { type: 'string', format: 'iri' }, enum: { type: 'string', format: 'uri-template' } };
    expect(warn({ properties })).toHaveLength(2);
  });

  it('says nothing of those that are checked, of names that demand nothing, and of values', () => {
    const properties = { a: { type: 'string', format: 'time' }, b: { type: 'string', format: 'password' } };
    expect(warn({ properties, example: { format: 'iri' } })).toEqual([]);
  });
});
