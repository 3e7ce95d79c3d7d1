import type { Body } from './failures';

import type { OpenApiDocument, Operation } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/** One element around others that hold texts alone: `<note><title>x</title></note>`. */
const FLAT = /^\s*<([\w.-]+)>((?:\s*<([\w.-]+)>[^<&]*<\/\3>)*)\s*<\/\1>\s*$/;
const ELEMENT = /<([\w.-]+)>([^<&]*)<\/\1>/g;
const SCALARS = ['string', 'integer', 'number', 'boolean'];

/**
 * Whether a body, read as XML, follows the schema that an operation declares for it. Only flat objects are read, whose
 * elements have the names of their properties; of all others nothing is known.
 */
export function followsAsXml(document: OpenApiDocument, { requestBody }: Operation, { type, text }: Body): boolean {
  const [name = ''] = type.split(';');
  const [, , inner] = FLAT.exec(text) ?? [];
  if (!/[/+]xml$/.test(name) || inner === undefined || requestBody === undefined || '$ref' in requestBody) return false;
  const { value, pointer } = followSchema(document, requestBody.content[name]?.schema, '#');
  const elements = [...inner.matchAll(ELEMENT)].map(([, element = '', content = '']) => [element, content] as const);
  const sent = new Set(elements.map(([element]) => element));
  const properties = Object.entries(value.properties ?? {}).map(
    ([property, schema]) => [property, followSchema(document, schema, '#').value] as const,
  );
  const writable = new Map(properties.filter(([, schema]) => schema.readOnly !== true));
  const isWhole = (value.required ?? []).every((property) => sent.has(property) || !writable.has(property));
  if (pointer === '#' || value.type !== 'object' || !isWhole || sent.size < elements.length) return false;
  const validator = createSchemaValidator(document);
  return elements.every(([element, content]) => {
    const isScalar = SCALARS.includes(listTypes(writable.get(element) ?? {}).join());
    return isScalar && validator.validateText(extendPointer(pointer, 'properties', element), content).length === 0;
  });
}
