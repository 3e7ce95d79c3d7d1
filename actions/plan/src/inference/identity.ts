import type { Evidence, Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Collection } from './collections';
import { foldName, stripIdSuffix, toSingular } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { viewItem } from './operation-view';
import { findPathIdentity } from './path-identity';

export interface Identity {
  readonly id: Resource['id'];
  readonly evidence: readonly Evidence[];
}

/** Names a property may have to be the one that a path parameter means, best first. */
function listCandidateNames(parameter: string | undefined, segment: string): string[] {
  const singular = foldName(toSingular(segment));
  if (parameter === undefined) return [`${singular}id`, 'id', 'uuid', 'pk'];
  const folded = foldName(parameter);
  const names = [folded];
  if (folded === 'id') names.push(`${singular}id`);
  if (stripIdSuffix(parameter) !== undefined) names.push('id');
  if (folded === singular) names.push('id', `${singular}id`);
  const words = splitWords(parameter);
  if (foldName(words[0] ?? '') === singular && words.length > 1) names.push(foldName(words.slice(1).join(' ')));
  return names;
}

export function findIdProperty(
  representation: SchemaView,
  parameter: string | undefined,
  segment: string,
): string | undefined {
  const properties = [...representation.properties.keys()];
  const exact = properties.find((name) => name === parameter);
  if (exact !== undefined) return exact;
  for (const candidate of listCandidateNames(parameter, segment)) {
    const found = properties.find((name) => foldName(name) === candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The property says what it is; where it leaves that open, the path parameter does. A path that takes any text asks for
 * what may be no UUID, which is nobody's rather than wrong.
 */
function readIdType(property: Schema, parameter: Schema): Resource['id']['type'] {
  const types = listTypes(property).length > 0 ? listTypes(property) : listTypes(parameter);
  if (types.includes('integer') || types.includes('number')) return 'integer';
  const { type: given, format, pattern, enum: choices } = parameter;
  const takesAny = given === 'string' && format === undefined && pattern === undefined && choices === undefined;
  return (property.format === 'uuid' && !takesAny) || (property.format === undefined && format === 'uuid')
    ? 'uuid'
    : 'string';
}

/** What the request that creates says of the id. */
function judgeSource(
  document: OpenApiDocument,
  create: OperationView | undefined,
  property: string,
  schema: Schema,
): { source: 'server' | 'client'; why: string } {
  if (schema.readOnly === true) return { source: 'server', why: 'it is readOnly' };
  const body = create?.request?.schema;
  if (create === undefined || body === undefined) return { source: 'server', why: 'no request creates one' };
  const request = viewItem(document, body);
  if (!request.properties.has(property)) return { source: 'server', why: `${create.id} does not carry it` };
  if (request.schema.required?.includes(property) === true)
    return { source: 'client', why: `${create.id} requires it` };
  return { source: 'server', why: `${create.id} may leave it out` };
}

function readParameterSchema(document: OpenApiDocument, parameter: Located<Parameter> | undefined): Schema {
  if (parameter === undefined) return {};
  return followSchema(document, parameter.value.schema, extendPointer(parameter.pointer, 'schema')).value;
}

/** The service keeps an id of its own, where the path names one that items do not show. */
function identifyByPath(
  document: OpenApiDocument,
  collection: Collection,
  representation: SchemaView,
  parameter: string,
): Identity | undefined {
  const found = findPathIdentity(collection, representation, readParameterSchema(document, collection.idParameter));
  if (found === undefined) return undefined;
  const detail = `\`${parameter}\` of the path is an id that no item shows: the service keeps one, and \`Location\` of a new item leads there`;
  return {
    id: { ...found, source: 'hidden', isInPath: true },
    evidence: [{ rule: 'path-id', detail }],
  };
}

/**
 * Finds the property that identifies an item. Where no path selects one and no property looks like it, the service
 * keeps a key of its own that is never shown. `undefined`: a path selects items by something that they do not show.
 * @param mustShow - whether that is so of ids, too
 */
export function findIdentity(
  document: OpenApiDocument,
  collection: Collection,
  representation: SchemaView,
  mustShow = false,
): Identity | undefined {
  const parameter = collection.idParameter?.value.name;
  const property = findIdProperty(representation, parameter, collection.segment);
  const schema = property === undefined ? undefined : representation.properties.get(property);
  if (property === undefined || schema === undefined) {
    if (parameter !== undefined && mustShow) return undefined;
    if (parameter !== undefined) return identifyByPath(document, collection, representation, parameter);
    const detail = 'nothing in the representation identifies an item and no path selects one: the key stays inside';
    return { id: { property: 'id', type: 'uuid', source: 'hidden' }, evidence: [{ rule: 'id-hidden', detail }] };
  }
  const type = readIdType(schema.value, readParameterSchema(document, collection.idParameter));
  const create = collection.onCollection.find((view) => view.entry.method === 'post');
  const { source, why } = judgeSource(document, create, property, schema.value);
  const by = parameter === undefined ? 'by its name' : `the path parameter \`${parameter}\` selects by it`;
  return {
    id: { property, type, source },
    evidence: [
      { rule: 'id-property', detail: `\`${property}\` (${type}): ${by}` },
      { rule: 'id-source', detail: `made by the ${source}: ${why}` },
    ],
  };
}
