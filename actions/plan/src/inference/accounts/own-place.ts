import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

import { withArticle } from '../../wording';
import { describeHeld } from '../line-gaps';
import { foldName, stripIdSuffix } from '../names';
import type { OperationView } from '../operation-view';
import type { Overrules } from '../overrules';
import type { ResourceDraft } from '../resources';
import { findDraftByKey } from '../resources';

import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';
import { isSharing } from './sharing';

/** What everybody has one of, as paths call it, and who calls. */
const OWN = /^(?:me|my|mine|(?:my|shopping)?(?:cart|basket|bag|wishlist|watchlist|inbox|outbox|profile))$/;

/** The beginning of a path that is the caller's own, and what follows it: `/cart`. */
function splitOwn(
  path: string,
): { readonly place: string; readonly segment: string; readonly next: string } | undefined {
  const segments = path.split('/');
  const end = segments.findIndex((one) => one.startsWith('{'));
  const index = segments.findIndex((one, at) => (end < 0 || at < end) && OWN.test(foldName(one)));
  if (index < 0) return undefined;
  const place = segments.slice(0, index + 1).join('/');
  return { place, segment: segments[index] ?? '', next: segments[index + 1] ?? '' };
}

/** Whether `/cart` is only a collection in the singular: `/cart/{cartId}` selects one of many. */
function isCollection(
  views: readonly OperationView[],
  place: string,
  segment: string,
  { name }: ResourceDraft,
): boolean {
  return views.some(({ entry }) => {
    const found = splitOwn(entry.path);
    const parameter = found?.place === place ? /^\{(.+)\}$/.exec(found.next)?.[1] : undefined;
    if (parameter === undefined) return false;
    return foldName(stripIdSuffix(parameter) ?? '') === foldName(segment) || foldName(name) === foldName(segment);
  });
}

/** Whether who calls must show who they are. */
function isClosed(document: OpenApiDocument, { entry }: OperationView): boolean {
  const alternatives = listSecurity(document, entry.operation);
  return alternatives.length > 0 && alternatives.every((needed) => Object.keys(needed).length > 0);
}

/**
 * The place that a path is below, where each who calls has one and none but them may call: `/cart` of `/cart/items`.
 * @param views - all operations of the document
 */
export function findOwnPlace(
  document: OpenApiDocument,
  view: OperationView,
  views: readonly OperationView[],
  draft: ResourceDraft,
): string | undefined {
  const found = splitOwn(view.entry.path);
  if (found === undefined) return undefined;
  const { place, segment } = found;
  const inside = views.filter(({ entry }) => entry.path === place || entry.path.startsWith(`${place}/`));
  if (!inside.every((one) => isClosed(document, one))) return undefined;
  return isCollection(views, place, segment, draft) ? undefined : place;
}

/** What is known of all operations. */
interface Known {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly roles: ReadonlyMap<string, unknown>;
  readonly overrules: Overrules;
  readonly accounts?: Accounts | undefined;
  readonly cartRefusal?: { readonly place: string; readonly reason: string };
}

/** Why an operation must not show or change everybody's items: it is about the caller's, and nothing says whose are. */
export function findShared(view: OperationView, draft: ResourceDraft, known: Known): string | undefined {
  const isTold =
    draft.account !== undefined ||
    draft.sharedWith !== undefined ||
    draft.relations?.some(({ from }) => from === 'caller') === true;
  const names = [view.entry.operation.operationId, view.id];
  if (isTold || known.roles.has(view.id) || known.overrules.isOff('private-items', names)) return undefined;
  const place = findOwnPlace(known.document, view, known.views, draft);
  if (place === undefined) return undefined;
  if (known.cartRefusal?.place === place)
    return `what is below ${place} belongs to the account that calls, and its cart cannot be kept: ${known.cartRefusal.reason}`;
  const held = describeHeld(known.document, draft);
  const kept = held === undefined ? 'whose it is' : `for each account ${held}`;
  return `what is below ${place} belongs to the account that calls, and no rule can keep ${kept}`;
}

/** Why an operation for those who administer is left to a person: an account's token does not tell whose it may see. */
export function findAdministered(view: OperationView, draft: ResourceDraft, known: Known): string | undefined {
  const { shape, entry } = view;
  const place = entry.path.split('/').find((one) => /^(?:admin|administration|staff|backoffice)$/i.test(one));
  const isMain = shape.kind === 'other' || shape.key === draft.collections[0]?.key;
  const isOwned = draft.relations?.some(({ from }) => from === 'caller') === true;
  if (place === undefined || isMain || !isOwned || known.accounts === undefined) return undefined;
  if (!knowsCaller(known.document, view, known.accounts.schemes)) return undefined;
  return `below /${place} callers see what is not theirs, and nothing tells accounts that may do so from others`;
}

/** Why it is left to a person with whom an item is shared that only its owner may see: it would be seen by nobody else. */
function findSharing({ shape }: OperationView, drafts: readonly ResourceDraft[]): string | undefined {
  if (shape.kind === 'other' || !isSharing(shape.segment)) return undefined;
  const keys = new Set(shape.parents.map(({ key }) => key));
  const found = drafts.find(
    ({ isPrivate, collections }) => isPrivate === true && collections.some(({ key }) => keys.has(key)),
  );
  const known = found?.sharing?.resource;
  if (known !== undefined && findDraftByKey(drafts, shape.key)?.name === known) return undefined;
  if (found?.sharingGap !== undefined) return `whom ${withArticle(found.name)} is shared with: ${found.sharingGap}`;
  return found && `${shape.segment} of ${withArticle(found.name)} may see it beside its owner, and no rule lets them`;
}

/** Why what lies below an item that only its owner may see is left to a person: others may see it, or nobody says who calls. */
export function findPrivateAbove(
  view: OperationView,
  above: readonly { readonly resource?: string | undefined }[],
  { document, drafts, accounts }: Known & { readonly drafts: readonly ResourceDraft[] },
): string | undefined {
  const sharing = findSharing(view, drafts);
  if (sharing !== undefined || (accounts !== undefined && knowsCaller(document, view, accounts.schemes)))
    return sharing;
  const found = drafts.find(
    ({ name, isPrivate }) => isPrivate === true && above.some(({ resource }) => resource === name),
  );
  return found && `it lies below ${withArticle(found.name)}, which only its owner may see, and anybody may call it`;
}
