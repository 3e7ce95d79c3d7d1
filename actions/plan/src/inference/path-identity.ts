import type { Resource } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Collection } from './collections';
import { foldName, stripIdSuffix, toSingular } from './names';
import type { SchemaView } from './operation-view';

/** Names, folded, of what people call things by: an item that has one may be selected by it. */
const CALLED = ['name', 'slug', 'code', 'key', 'handle', 'username', 'reference'];
const IDS = ['id', 'uuid', 'guid'];

/** Whether an item shows something else that it may be known by. */
function isCalled({ properties }: SchemaView, segment: string, parameter: string): boolean {
  const singular = foldName(toSingular(segment));
  const ids = IDS.flatMap((id) => [id, `${singular}${id}`]);
  // `/users/{user}` may lead by a name; `/users/{userId}` does not.
  const names = foldName(parameter) === singular ? CALLED : [];
  return [...properties.keys()].some((name) => [...ids, ...names].includes(foldName(name)));
}

/** Whether a parameter is called as ids are: `id`, `crateId`, or `crate` below `/crates`. */
function isIdName(parameter: string, segment: string): boolean {
  const name = foldName(parameter);
  return IDS.includes(name) || name === foldName(toSingular(segment)) || stripIdSuffix(parameter) !== undefined;
}

/** Whether what looks like an item only holds a list. */
function isEnvelope({ properties }: SchemaView): boolean {
  const [only, ...others] = [...properties.values()];
  return others.length === 0 && only !== undefined && listTypes(only.value).includes('array');
}

/** The form of an id that the service makes up and the parameter can carry. */
function findType(schema: Schema): Resource['id']['type'] | undefined {
  const [type = 'string', ...others] = listTypes(schema);
  const { format, pattern, enum: choices, maxLength = 36, minLength = 0 } = schema;
  if (others.length > 0 || pattern !== undefined || choices !== undefined) return undefined;
  if (type === 'integer') return 'integer';
  if (type !== 'string' || (format !== undefined && format !== 'uuid')) return undefined;
  if (maxLength < 36 || minLength > 36) return undefined;
  // What is no UUID is nobody's id, where the path takes any text.
  return format === 'uuid' ? 'uuid' : 'string';
}

/** The key of items that are selected by an id that they do not show; `undefined`: by something else. */
export function findPathIdentity(
  { idParameter, segment, onItem, onCollection }: Collection,
  representation: SchemaView,
  schema: Schema,
): Pick<Resource['id'], 'property' | 'type'> | undefined {
  const parameter = idParameter?.value.name;
  const isMade = onCollection.some(({ entry }) => entry.method === 'post');
  const isThere = onItem.some(({ entry }) => entry.method !== 'post');
  if (parameter === undefined || !isMade || !isThere || isEnvelope(representation)) return undefined;
  if (!isIdName(parameter, segment) || isCalled(representation, segment, parameter)) return undefined;
  const type = findType(schema);
  return type === undefined ? undefined : { property: 'id', type };
}
