import type { Evidence, Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { isOptional } from './made-texts';
import { foldName } from './names';
import type { ResourceDraft } from './resources';

type SelfLink = NonNullable<Resource['selfLink']>;

/** Names, folded, under which an item shows where it is read. */
const NAMES = ['url', 'uri', 'href', 'self', 'selfurl', 'selflink'];
const FORMATS = [undefined, 'uri', 'url', 'uri-reference'];

/** The path that an item is read at, where only its own id has to be known for it. */
function findPath({ collections, id }: ResourceDraft): string | undefined {
  if (id.source === 'hidden' || id.isOfParent === true) return undefined;
  const reads = collections.filter(({ parents }) => parents.length === 0).flatMap(({ onItem }) => onItem);
  return reads.find(({ entry }) => entry.method === 'get')?.entry.path;
}

/**
 * The property that every item must show, that no request carries and that can only be the address of the item itself.
 * Bytes beside an item have addresses too.
 */
export function findSelfLink(
  document: OpenApiDocument,
  draft: ResourceDraft,
  requested: ReadonlySet<string>,
): { readonly selfLink: SelfLink; readonly evidence: Evidence } | undefined {
  const path = draft.files === undefined ? findPath(draft) : undefined;
  const views = draft.collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  const isUploaded = views.some(({ request }) => request?.contentType.startsWith('multipart/') === true);
  if (path === undefined || isUploaded) return undefined;
  const { properties, schema: whole } = draft.representation;
  const found = [...properties].filter(([name, located]) => {
    const { value } = followSchema(document, located.value, located.pointer);
    const isText = listTypes(value).join() === 'string' && value.enum === undefined && value.pattern === undefined;
    const isShown = whole.required?.includes(name) === true && name !== draft.id.property && !requested.has(name);
    return isShown && isText && NAMES.includes(foldName(name)) && FORMATS.includes(value.format);
  });
  const [property] = found[0] ?? [];
  if (property === undefined || found.length > 1 || !isOptional(document, draft, property)) return undefined;
  const detail = `\`${property}\` must be shown and no request carries it: it is the address of the item, ${path}`;
  return { selfLink: { property, path }, evidence: { rule: 'self-link', detail } };
}
