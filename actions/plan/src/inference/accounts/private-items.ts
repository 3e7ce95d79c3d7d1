import type { Evidence, PlannedOperation, Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { nameHidden } from '../hidden-parents';
import type { InferenceContext } from '../inference';
import type { OperationView } from '../operation-view';
import type { ResourceDraft } from '../resources';

import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';
import { findOwnPlace } from './own-place';
import { isMadeByCaller } from './ownership';

/** Who calls, as descriptions name them: "the currently authenticated user". */
const WHO =
  String.raw`(?:(?:the\s+)?(?:(?:current(?:ly)?|authenticated|logged[- ]in|signed[- ]in|calling)\s+)+(?:user|customer|member|account)` +
  String.raw`|(?:the\s+)?caller)`;

/** Others see more than their own, or nothing is said of who does. */
const DOUBT = /\b(?:admin\w*|staff|everyone|anyone|all users|public|whether|if|unless|except)\b/i;

function escape(words: readonly string[]): string {
  return words.map((word) => word.replace(/\W/g, String.raw`\$&`)).join(String.raw`[\s-]+`);
}

/** What one item and several are called in prose. */
function listNouns({ name, plural, collections }: ResourceDraft): string {
  const names = [name, plural, collections[0]?.segment ?? plural];
  return [...new Set(names.map((one) => escape(splitWords(one).map((word) => word.toLowerCase()))))].join('|');
}

/** Whether a text says of items that they are those of who calls: "the caller's orders", "orders of the current user". */
export function saysWhose(text: string, draft: ResourceDraft): boolean {
  const nouns = `(?:${listNouns(draft)})`;
  const possessive = `\\b${WHO}['’]s?\\s+(?:own\\s+)?(?:\\w+\\s+)?${nouns}\\b`;
  const belonging = `\\b${nouns}\\s+(?:for|of|belonging to|owned by|created by|placed by|made by)\\s+${WHO}\\b(?!['’])`;
  const own = `\\b(?:my|your)\\s+(?:own\\s+)?${nouns}\\b`;
  return !DOUBT.test(text) && new RegExp(`${possessive}|${belonging}|${own}`, 'i').test(text);
}

/** The list that shows accounts only their own items; `undefined` where any may be seen. */
function findPrivateList(
  document: OpenApiDocument,
  draft: ResourceDraft,
  accounts: Accounts,
  views: readonly OperationView[],
): { readonly list: OperationView; readonly place?: string } | undefined {
  const [main] = draft.collections;
  const list = main?.onCollection.find(({ entry }) => entry.method === 'get');
  if (main === undefined || list === undefined || main.parents.length > 0) return undefined;
  const { summary = '', description = '' } = list.entry.operation;
  const isClosed = [...main.onCollection, ...main.onItem].every((view) =>
    knowsCaller(document, view, accounts.schemes),
  );
  if (!isClosed) return undefined;
  if (saysWhose(`${summary}. ${description}`, draft)) return { list };
  const place = findOwnPlace(document, list, views, draft);
  return place === undefined ? undefined : { list, place };
}

/** What follows for items that accounts see only their own of. */
export interface Privacy {
  readonly relations: readonly Relation[];
  readonly evidence: readonly Evidence[];
}

/**
 * Whose items are, where the description or the path of their list says that it shows who calls their own: the account that makes
 * one is kept with it, where nothing shows it.
 * @param shown - the relation to the owner that items show
 * @param views - all operations of the document
 */
export function findPrivacy(
  document: OpenApiDocument,
  draft: ResourceDraft,
  account: ResourceDraft,
  accounts: Accounts,
  shown: readonly Relation[],
  views: readonly OperationView[],
): Privacy | undefined {
  const found = draft.name === account.name ? undefined : findPrivateList(document, draft, accounts, views);
  if (found === undefined || !isMadeByCaller(document, draft, accounts)) return undefined;
  const detail =
    found.place === undefined
      ? `the description of ${found.list.id} says that it shows who calls their own ${draft.plural}`
      : `${found.place} is one of each account, and all that is below it asks for a token`;
  const evidence = [{ rule: 'private-items', detail }];
  if (shown.length > 0) return { relations: [], evidence };
  const property = nameHidden('owner', account.id.property, draft);
  const hidden: Relation = { property, resource: account.name, required: true, isHidden: true, from: 'caller' };
  return { relations: [hidden], evidence };
}

/** What a list shows of items that accounts see only their own of. */
export function findPrivateScope(
  view: OperationView,
  { document, draft, accounts, parents, isOff }: InferenceContext,
): { readonly scope: NonNullable<PlannedOperation['scope']>; readonly evidence: Evidence } | undefined {
  const owner = draft.relations?.find(({ from }) => from === 'caller')?.property;
  const property = draft.sharedWith?.property ?? owner;
  if (draft.isPrivate !== true || property === undefined || accounts === undefined || isOff('private-items'))
    return undefined;
  // What an account's own path lists is the caller's where the path is: whose it is is asked of the path.
  const isOfPath = parents.some((parent) => parent.property === property);
  if (isOfPath || !knowsCaller(document, view, accounts.schemes)) return undefined;
  const isShared = draft.sharing !== undefined || draft.sharedWith !== undefined;
  const detail = `${view.entry.path} shows what belongs to the caller${isShared ? ', or is shared with them' : ''}`;
  const scope = { property, ...(isShared ? { isShared } : {}) };
  return { scope, evidence: { rule: 'private-items', detail } };
}
