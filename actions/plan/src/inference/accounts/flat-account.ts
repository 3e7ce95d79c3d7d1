import { isDeepStrictEqual } from 'node:util';

import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from '../names';
import type { SchemaView } from '../operation-view';
import type { ResourceDraft } from '../resources';

import { describeToken, listKnown } from './account-bodies';

/** Names, folded, under which an answer shows the id of the account that its token is of. */
const IDS = new Set(['id', 'userid', 'accountid', 'memberid', 'customerid']);
const PLAIN = /^(?:string|integer|number|boolean)$/;

/** A token, with properties of its account beside it, and those that nothing tells. */
interface FlatAccount {
  readonly token: NonNullable<Success['token']>;
  readonly shows: NonNullable<Success['shows']>;
  readonly left: readonly string[];
}

/** Whether whatever an account has under a property may be shown under another schema. */
function fits(document: OpenApiDocument, answered: Located<Schema>, stored: Located<Schema>): boolean {
  const [shown, own] = [answered, stored].map(({ value, pointer }) => followSchema(document, value, pointer).value);
  if (shown === undefined || own === undefined) return false;
  if (!PLAIN.test(listTypes(own).join())) return isDeepStrictEqual(shown, own);
  const isFree = ({ enum: choices, format, pattern, maxLength, minLength }: Schema): boolean =>
    [choices, format, pattern, maxLength, minLength].every((bound) => bound === undefined);
  const isBound = !isFree(shown) && !isDeepStrictEqual({ ...shown, description: '' }, { ...own, description: '' });
  return listTypes(shown).join() === listTypes(own).join() && !isBound;
}

/** The property of accounts that an answer shows under a name. */
function findShown(
  document: OpenApiDocument,
  { representation, id, derived }: ResourceDraft,
  name: string,
  schema: Located<Schema>,
): string | undefined {
  const from = representation.properties.has(name) || !IDS.has(foldName(name)) ? name : id.property;
  const own = representation.properties.get(from);
  if (own === undefined || derived?.has(from) === true) return undefined;
  return fits(document, schema, own) ? from : undefined;
}

/**
 * Reads `{ "accessToken": "…", "tokenType": "Bearer", "userId": 7, "username": "ann" }`: a token, and of its account what
 * stands beside it; `undefined` where it must show anything else.
 */
export function readFlatAccount(
  document: OpenApiDocument,
  view: SchemaView,
  draft: ResourceDraft,
): FlatAccount | undefined {
  const token = describeToken(view);
  if (token === undefined) return undefined;
  const known = listKnown(token);
  const required = new Set(view.schema.required ?? []);
  const kept = new Set([...(draft.representation.schema.required ?? []), draft.id.property]);
  const shows: { property: string; from: string }[] = [];
  const left: string[] = [];
  for (const [property, schema] of view.properties) {
    if (known.has(property)) continue;
    const from = findShown(document, draft, property, schema);
    const isSure = from !== undefined && (!required.has(property) || kept.has(from));
    if (!isSure && required.has(property)) return undefined;
    if (isSure) shows.push({ property, from });
    else left.push(property);
  }
  return { token, shows, left };
}
