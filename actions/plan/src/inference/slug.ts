import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { MadeText } from './made-texts';
import { foldName, isSlugName } from './names';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

const TITLE_NAMES = ['title', 'name', 'headline', 'subject'];
/** The form and the greatest length that the service gives to slugs. */
const SAMPLE = 'some-title-x1y2z3w4';
const LONGEST = 80;

function takesSlugs({ pattern, format, enum: choices, minLength = 0, maxLength = LONGEST }: Schema): boolean {
  if (format !== undefined || choices !== undefined || minLength > SAMPLE.length / 2 || maxLength < LONGEST)
    return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(SAMPLE);
}

/** The text that every new item carries and that people know it by. */
function findTitle(document: OpenApiDocument, { representation, collections }: ResourceDraft): string | undefined {
  const creates = collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry }) => entry.method === 'post'),
  );
  const requests = creates.map((view) => readWriteRequest(document, view));
  return TITLE_NAMES.flatMap((name) =>
    [...representation.properties.keys()].filter((one) => foldName(one) === name),
  ).find(
    (property) =>
      requests.length > 0 &&
      requests.every((request) => !('reason' in request) && request.required.has(property)) &&
      listTypes(representation.properties.get(property)?.value ?? {}).join() === 'string',
  );
}

/** The text that every new item carries and that its readable id is made of; `undefined` where the id is no slug. */
export function findSlugSource(document: OpenApiDocument, draft: ResourceDraft): string | undefined {
  const { id, representation } = draft;
  const schema = representation.properties.get(id.property)?.value;
  if (id.source !== 'server' || id.isOfParent === true || id.type !== 'string' || schema === undefined)
    return undefined;
  return isSlugName(id.property) && takesSlugs(schema) ? findTitle(document, draft) : undefined;
}

/**
 * Readable names beside the id that no request carries: the service makes them of the title.
 * @param requested - names of properties that some request carries
 */
export function findMadeSlugs(
  document: OpenApiDocument,
  draft: ResourceDraft,
  requested: ReadonlySet<string>,
): MadeText[] {
  const isOurs = ([name, { value }]: [string, Located<Schema>]): boolean =>
    isSlugName(name) && name !== draft.id.property && !requested.has(name) && listTypes(value).join() === 'string';
  const slugs = [...draft.representation.properties].filter((one) => isOurs(one) && takesSlugs(one[1].value));
  const title = slugs.length === 0 ? undefined : findTitle(document, draft);
  return title === undefined ? [] : slugs.map(([property]) => ({ property, as: 'slug', of: title }));
}
