import type { OpenApiDocument, Schema, SchemaOrBoolean, XmlNaming } from './document';
import type { Located } from './references';
import { extendPointer, findComponentName } from './references';
import { followSchema, listTypes, mergeSchema, unwrapNullable } from './schemas';

/** A value as an element, or an attribute, of XML. Unless one of the last four says otherwise, it is text. */
export interface XmlShape {
  readonly name: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly attribute?: true;
  readonly value?: 'number' | 'flag';
  /** Of an object, by property. */
  readonly properties?: Readonly<Record<string, XmlShape>>;
  /** Of a list: what it holds. */
  readonly items?: XmlShape;
  /** Of a list: in an element of its own. */
  readonly wrapped?: true;
  /** Of a list that is not wrapped: none of its elements is the empty list. */
  readonly required?: true;
  /** The component that tells the rest. */
  readonly of?: string;
}

/** How a value is written in XML. */
export interface XmlDescription {
  readonly root: XmlShape;
  /** Components that it refers to, by name. */
  readonly components: Readonly<Record<string, XmlShape>>;
}

interface Frame {
  readonly document: OpenApiDocument;
  readonly components: Map<string, XmlShape>;
  readonly obstacles: string[];
}

type Content = Omit<XmlShape, 'name' | 'prefix' | 'namespace' | 'attribute'>;

const XML_NAME = /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u;

function findTypes(schema: Schema): readonly string[] {
  const types = listTypes(schema);
  if (types.length > 0) return types;
  const values = [...(schema.enum ?? []), ...('const' in schema ? [schema.const] : [])].filter((one) => one !== null);
  return [...new Set(values.map((value) => typeof value))];
}

function describeItems({ value, pointer }: Located<Schema>, name: string, frame: Frame): Content {
  const items = describe(value.items, extendPointer(pointer, 'items'), name, frame);
  return { items, ...(value.xml?.wrapped === true ? { wrapped: true } : {}) };
}

function describeObject(located: Located<Schema>, frame: Frame): Content {
  const { schema, properties } = mergeSchema(frame.document, located.value, located.pointer);
  if (properties.size === 0) frame.obstacles.push('it holds an object whose properties have no names');
  const described = [...properties].map(([name, { value, pointer }]) => {
    const shape = describe(value, pointer, name, frame);
    if (shape.attribute === true && (shape.of !== undefined || shape.items !== undefined))
      frame.obstacles.push(`its attribute \`${name}\` is no text`);
    const isNeeded = shape.wrapped === undefined && schema.required?.includes(name) === true;
    return [name, isNeeded && shape.items !== undefined ? { ...shape, required: true as const } : shape] as const;
  });
  return { properties: Object.fromEntries(described) };
}

const VALUES: Readonly<Record<string, Content>> = {
  string: {},
  number: { value: 'number' },
  integer: { value: 'number' },
  bigint: { value: 'number' },
  boolean: { value: 'flag' },
};

function describeContent(located: Located<Schema>, name: string, frame: Frame): Content {
  const { schema, properties } = mergeSchema(frame.document, located.value, located.pointer);
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) {
    frame.obstacles.push('it holds one of several schemas');
    return {};
  }
  const [type, ...others] = properties.size > 0 ? ['object'] : findTypes(schema);
  if (type === 'object') return describeObject(located, frame);
  if (type === 'array') return describeItems({ ...located, value: schema }, name, frame);
  const value = others.length === 0 ? VALUES[type ?? ''] : undefined;
  if (value === undefined) frame.obstacles.push('it holds a value of no type, or of several');
  return { ...value };
}

function describeNaming({ xml = {} }: Schema, usual: string, frame: Frame): XmlShape {
  const { name = usual, prefix, namespace, attribute }: XmlNaming = xml;
  if (!XML_NAME.test(name)) frame.obstacles.push(`\`${name}\` is no name in XML`);
  if (prefix !== undefined && namespace === undefined)
    frame.obstacles.push(`the prefix \`${prefix}\` of \`${name}\` has no namespace beside it`);
  return {
    name,
    ...(prefix === undefined ? {} : { prefix }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(attribute === true ? { attribute } : {}),
  };
}

function isContainer(schema: Schema, { document }: Frame, pointer: string): boolean {
  return mergeSchema(document, schema, pointer).properties.size > 0;
}

function describe(given: SchemaOrBoolean | undefined, at: string, usual: string, frame: Frame): XmlShape {
  const { document, components } = frame;
  const located = unwrapNullable(document, followSchema(document, given, at));
  const naming = describeNaming(located.value, usual, frame);
  const component = findComponentName(located.pointer);
  if (component === undefined || !isContainer(located.value, frame, located.pointer))
    return { ...naming, ...describeContent(located, naming.name, frame) };
  if (!components.has(component)) {
    // Kept before it is known: it may hold itself.
    components.set(component, { name: component });
    components.set(component, { name: component, ...describeContent(located, component, frame) });
  }
  return { ...naming, of: component };
}

/** A list is several elements, and a document has one: without a wrapper of its own it gets one. */
function nameRoot(document: OpenApiDocument, schema: SchemaOrBoolean | undefined, pointer: string): string {
  const located = followSchema(document, schema, pointer);
  return findComponentName(located.pointer) ?? (listTypes(located.value).includes('array') ? 'items' : 'data');
}

function nameItem(items: XmlShape, { name }: XmlShape): XmlShape {
  return items.name === name ? { ...items, name: items.of ?? 'item' } : items;
}

/** Says how a body is written in XML, or why it cannot be. */
export function describeXml(
  document: OpenApiDocument,
  schema: SchemaOrBoolean | undefined,
  pointer: string,
): XmlDescription | { readonly obstacle: string } {
  const frame: Frame = { document, components: new Map(), obstacles: [] };
  const root = describe(schema, pointer, nameRoot(document, schema, pointer), frame);
  const [obstacle] = frame.obstacles;
  if (obstacle !== undefined) return { obstacle };
  const { items } = root;
  const list = items === undefined ? {} : { wrapped: true as const, items: nameItem(items, root) };
  return { root: { ...root, ...list }, components: Object.fromEntries(frame.components) };
}
