import { XMLParser } from 'fast-xml-parser';

import type { Body } from './failures';

import type { OpenApiDocument, Operation, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

const SCALARS = ['string', 'integer', 'number', 'boolean'];
const COUNTED = ['minItems', 'maxItems', 'uniqueItems', 'contains'] as const;
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

/** What an element holds: a text, or elements by name, of which those that are there several times are a list. */
type Content = string | { readonly [name: string]: Content | readonly Content[] };

interface Frame {
  readonly document: OpenApiDocument;
  readonly isText: (pointer: string, text: string) => boolean;
}

function nameOf(schema: SchemaOrBoolean | undefined, fallback: string): string {
  return (typeof schema === 'object' ? schema.xml?.name : undefined) ?? fallback;
}

function listOf(content: Content | readonly Content[] | undefined): readonly Content[] {
  if (content === undefined) return [];
  return Array.isArray(content) ? (content as readonly Content[]) : [content as Content];
}

function follows(content: Content, { value, pointer }: Located<Schema>, frame: Frame): boolean {
  const type = listTypes(value).join();
  if (SCALARS.includes(type)) return typeof content === 'string' && frame.isText(pointer, content);
  return type === 'object' && followsObject(content, { value, pointer }, frame);
}

function isPlain({ xml = {} }: Schema): boolean {
  return xml.attribute !== true && xml.prefix === undefined && xml.namespace === undefined;
}

/** The elements of a list, which may be in one of their own; `undefined`: it can't be told whether they are right. */
function findItems(content: Content | readonly Content[], name: string, value: Schema): readonly Content[] | undefined {
  if (COUNTED.some((keyword) => value[keyword] !== undefined)) return undefined;
  if (value.xml?.wrapped !== true) return listOf(content);
  const [around, ...others] = listOf(content);
  if (others.length > 0 || around === undefined) return undefined;
  if (typeof around === 'string') return around.trim() === '' ? [] : undefined;
  const inner = nameOf(value.items, name);
  return Object.keys(around).every((key) => key === inner) ? listOf(around[inner]) : undefined;
}

function followsProperty(
  content: Content | readonly Content[],
  name: string,
  { value, pointer }: Located<Schema>,
  frame: Frame,
): boolean {
  if (!isPlain(value) || value.readOnly === true) return false;
  if (listTypes(value).join() === 'array') {
    const item = followSchema(frame.document, value.items, extendPointer(pointer, 'items'));
    return findItems(content, name, value)?.every((one) => follows(one, item, frame)) === true;
  }
  const [only, ...others] = listOf(content);
  return only !== undefined && others.length === 0 && follows(only, { value, pointer }, frame);
}

function followsObject(content: Content, { value, pointer }: Located<Schema>, frame: Frame): boolean {
  if (typeof content === 'string' && content.trim() !== '') return false;
  const elements = typeof content === 'string' ? {} : content;
  const properties = Object.entries(value.properties ?? {}).map(([name, schema]) => {
    const located = followSchema(frame.document, schema, extendPointer(pointer, 'properties', name));
    const isBare = listTypes(located.value).join() === 'array' && located.value.xml?.wrapped !== true;
    return { name, element: nameOf(isBare ? located.value.items : schema, name), located };
  });
  const mayHoldOthers = value.additionalProperties === undefined || value.additionalProperties === true;
  const known = new Map(properties.map((property) => [property.element, property]));
  const isWhole = properties.every(
    ({ name, element, located }) =>
      value.required?.includes(name) !== true || element in elements || located.value.readOnly === true,
  );
  return (
    isWhole &&
    Object.entries(elements).every(([element, inner]) => {
      const property = known.get(element);
      if (element === '#text') return typeof inner === 'string' && inner.trim() === '';
      if (property === undefined) return mayHoldOthers;
      return followsProperty(inner, property.name, property.located, frame);
    })
  );
}

/** Whether a text is tags without attributes that all end, and texts between them: a parser reads more than that. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  const rest = text.replaceAll(/<(\/?)([\w.-]+)\s*(\/?)>/g, (_tag, end: string, name: string, empty: string) => {
    if (end === '/') return open.pop() === name ? '' : '<';
    if (empty === '') open.push(name);
    return '';
  });
  return open.length === 0 && !rest.includes('<');
}

/**
 * Whether a body, read as XML, follows the schema that an operation declares for it. Of attributes, namespaces and lists
 * with rules of their own nothing is known.
 */
export function followsAsXml(document: OpenApiDocument, { requestBody }: Operation, { type, text }: Body): boolean {
  const [name = ''] = type.split(';');
  if (!/[/+]xml$/.test(name) || requestBody === undefined || '$ref' in requestBody) return false;
  const { value, pointer } = followSchema(document, requestBody.content[name]?.schema, '#');
  if (pointer === '#' || listTypes(value).join() !== 'object') return false;
  if (!isBalanced(text)) return false;
  const validator = createSchemaValidator(document);
  const isText = (at: string, one: string): boolean => validator.validateText(at, one).length === 0;
  const [root, ...others] = Object.values(parser.parse(text) as Record<string, Content>);
  return root !== undefined && others.length === 0 && follows(root, { value, pointer }, { document, isText });
}
