import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, findComponentName } from '@orchestrate/kit/openapi/references';
import { followSchema, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { readObject } from '../schema/object-shape';
import { toPascal } from '../text/literals';

import type { Components } from './components';
import type { ShownItem } from './derived';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { findResponse } from './statuses';

/** How rows become what an operation answers. */
export interface Mapper {
  /** `toBook`. */
  readonly name: string;
  /** The component whose type it gives; `undefined`: its type is inferred. */
  readonly component: string | undefined;
  readonly schema: SchemaOrBoolean;
}

function findWrapped(
  document: OpenApiDocument,
  { value, pointer }: Located<SchemaOrBoolean>,
  property: string | undefined,
): Located<SchemaOrBoolean> | undefined {
  if (property === undefined) return { value, pointer };
  const { properties } = mergeSchema(document, value, pointer);
  const held = properties.get(property);
  // The reference is kept: it tells the component.
  const declared = followSchema(document, value, pointer).value.properties?.[property];
  return held === undefined ? undefined : { value: declared ?? held.value, pointer: held.pointer };
}

function findItemSchema(
  document: OpenApiDocument,
  { planned, responses }: OperationModel,
  resource: ResourceModel,
): Located<SchemaOrBoolean> | undefined {
  const { success } = planned;
  // A table says nothing of its items.
  if (findNotation(success?.contentType ?? '') === 'csv')
    return { value: { $ref: resource.planned.schema }, pointer: resource.planned.schema };
  const response = success === undefined ? undefined : findResponse(responses, success.status);
  const schema = response?.value.content?.[success?.contentType ?? '']?.schema;
  if (success === undefined || response === undefined || schema === undefined) return undefined;
  const at = extendPointer(response.pointer, 'content', success.contentType ?? '', 'schema');
  const whole = { value: schema, pointer: at };
  const envelope = findWrapped(document, whole, success.envelopeProperty) ?? whole;
  if (success.shape === 'item') return findWrapped(document, envelope, success.itemProperty);
  const list =
    success.shape === 'envelope'
      ? mergeSchema(document, envelope.value, envelope.pointer).properties.get(success.itemsProperty ?? '')
      : success.shape === 'array'
        ? followSchema(document, schema, at)
        : undefined;
  if (list?.value.items === undefined) return undefined;
  return { value: list.value.items, pointer: extendPointer(list.pointer, 'items') };
}

/** The mapper of an operation that answers with items; `undefined` for any other. */
export function findMapper(
  document: OpenApiDocument,
  components: Components,
  resource: ResourceModel,
  operation: OperationModel,
): Mapper | undefined {
  const item = operation.planned.kind === 'values' ? undefined : findItemSchema(document, operation, resource);
  if (item === undefined) return undefined;
  const { pointer } = followSchema(document, item.value, item.pointer);
  const component = components.get(findComponentName(pointer) ?? '');
  const isWhole = pointer === resource.planned.schema;
  const other = component?.types.response ?? `${toPascal(operation.planned.id)}Item`;
  return {
    name: `to${isWhole ? resource.planned.name : other}`,
    component: component?.name,
    schema: item.value,
  };
}

/** The mapper of items that another resource's representation shows. */
export function findShownMapper(
  components: Components,
  { schema, property }: Pick<ShownItem, 'schema' | 'property'>,
  target: ResourceModel,
): Mapper {
  const component = components.get(findComponentName(schema) ?? '');
  const isWhole = schema === target.planned.schema;
  const other = component?.types.response ?? `${target.planned.name}As${toPascal(property)}`;
  return { name: `to${isWhole ? target.planned.name : other}`, component: component?.name, schema: { $ref: schema } };
}

type Shown = Pick<ShownItem, 'schema' | 'property' | 'resource'>;

/** All mappers of a resource, each once. */
export function listMappers(
  document: OpenApiDocument,
  components: Components,
  resource: ResourceModel,
  resources: readonly ResourceModel[],
): Mapper[] {
  const shown = resources
    .flatMap((other): Shown[] => [
      ...other.shown,
      ...(other.planned.children ?? []),
      ...(other.planned.memberships ?? []).flatMap(({ shown: list, resource: name }) =>
        list === undefined ? [] : [{ ...list, resource: name }],
      ),
    ])
    .filter((item) => item.resource === resource.planned.name)
    .map((item) => findShownMapper(components, item, resource));
  const mappers = resource.operations
    .filter(({ custom }) => custom === undefined)
    .flatMap((operation) => findMapper(document, components, resource, operation) ?? []);
  return [...new Map([...mappers, ...shown].map((mapper) => [mapper.name, mapper])).values()];
}

/** Whether what a mapper gives holds the token of who calls. */
export function showsToken(document: OpenApiDocument, { schema }: Mapper, { planned }: ResourceModel): boolean {
  const { token } = planned.account ?? {};
  return token !== undefined && readObject(document, schema, 'response')?.properties.has(token) === true;
}
