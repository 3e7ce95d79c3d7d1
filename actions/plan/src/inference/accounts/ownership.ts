import type { Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { nameHidden } from '../hidden-parents';
import { foldName, stripIdSuffix } from '../names';
import { isPlainObject, viewSchema } from '../operation-view';
import type { ResourceDraft } from '../resources';

import { isAccountSummary, isAccountView } from './account-draft';
import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';

const OWNER_NAMES = new Set([
  ...['author', 'owner', 'user', 'creator', 'createdby', 'postedby', 'seller', 'account', 'member', 'reporter'],
  ...['organizer', 'organiser', 'host', 'uploader', 'uploadedby', 'submitter', 'submittedby', 'sender', 'writer'],
]);

/** Whether a name says of an account that something belongs to it. */
export function isOwnerName(name: string): boolean {
  return OWNER_NAMES.has(foldName(stripIdSuffix(name) ?? name));
}

/** Whether every item is made by a caller who is known. */
export function isMadeByCaller(document: OpenApiDocument, draft: ResourceDraft, { schemes }: Accounts): boolean {
  const creates = draft.collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry, shape }) => entry.method === 'post' && shape.kind === 'collection'),
  );
  return creates.length > 0 && creates.every((view) => knowsCaller(document, view, schemes));
}

/** An object that shows the account of the owner: one that is named so, else one that nothing but an account can be. */
function findShown(
  document: OpenApiDocument,
  draft: ResourceDraft,
  account: ResourceDraft,
  accounts: Accounts,
  requested: ReadonlySet<string>,
): Relation | undefined {
  const isSent = (name: string): boolean => [name, `${name}Id`, `${name}_id`].some((one) => requested.has(one));
  const objects = [...draft.representation.properties].flatMap(([property, schema]) => {
    const view = viewSchema(document, schema);
    return isSent(property) || !isPlainObject(view) ? [] : [{ property, schema: schema.pointer, view }];
  });
  const found =
    objects.find(({ property, view }) => isOwnerName(property) && isAccountSummary(view, accounts)) ??
    objects.find(({ view }) => isAccountView(view, accounts));
  if (found === undefined) return undefined;
  const { property, schema } = found;
  return {
    property: nameHidden(property, account.id.property, draft),
    resource: account.name,
    required: true,
    isHidden: true,
    from: 'caller',
    shown: { property, schema },
  };
}

/** A property that holds the id of the owner. */
function findReference(
  draft: ResourceDraft,
  account: ResourceDraft,
  requested: ReadonlySet<string>,
): Relation | undefined {
  if (account.id.source === 'hidden') return undefined;
  const type = account.id.type === 'integer' ? 'integer' : 'string';
  const found = [...draft.representation.properties].find(
    ([name, { value }]) =>
      name !== draft.id.property && !requested.has(name) && isOwnerName(name) && listTypes(value).join() === type,
  );
  // A text that is called `author` is a name, and not the id of an account; a number can be nothing but that.
  const isNumber = type === 'integer' && found?.[1].value.readOnly === true;
  const isId =
    found !== undefined && (stripIdSuffix(found[0]) !== undefined || account.id.isMutable === true || isNumber);
  return found === undefined || !isId
    ? undefined
    : { property: found[0], resource: account.name, required: true, from: 'caller' };
}

/** The account that an item belongs to: the caller's, where the item shows one that no request sets. */
export function findOwnership(
  document: OpenApiDocument,
  draft: ResourceDraft,
  account: ResourceDraft,
  accounts: Accounts,
  requested: ReadonlySet<string>,
): Relation | undefined {
  if (draft.name === account.name) return undefined;
  if (!isMadeByCaller(document, draft, accounts)) return undefined;
  return findShown(document, draft, account, accounts, requested) ?? findReference(draft, account, requested);
}
