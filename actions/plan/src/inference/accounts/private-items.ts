import type { Evidence, PlannedOperation, Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { nameHidden } from '../hidden-parents';
import type { InferenceContext } from '../inference';
import type { OperationView } from '../operation-view';
import type { ResourceDraft } from '../resources';

import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';
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
): OperationView | undefined {
  const [main] = draft.collections;
  const list = main?.onCollection.find(({ entry }) => entry.method === 'get');
  if (main === undefined || list === undefined || main.parents.length > 0) return undefined;
  const { summary = '', description = '' } = list.entry.operation;
  const isClosed = [...main.onCollection, ...main.onItem].every((view) =>
    knowsCaller(document, view, accounts.schemes),
  );
  return isClosed && saysWhose(`${summary}. ${description}`, draft) ? list : undefined;
}

/** What follows for items that accounts see only their own of. */
export interface Privacy {
  readonly relations: readonly Relation[];
  readonly evidence: readonly Evidence[];
}

/**
 * Whose items are, where the description of their list says that it shows who calls their own: the account that makes
 * one is kept with it, where nothing shows it.
 * @param shown - the relation to the owner that items show
 */
export function findPrivacy(
  document: OpenApiDocument,
  draft: ResourceDraft,
  account: ResourceDraft,
  accounts: Accounts,
  shown: readonly Relation[],
): Privacy | undefined {
  const list = draft.name === account.name ? undefined : findPrivateList(document, draft, accounts);
  if (list === undefined || !isMadeByCaller(document, draft, accounts)) return undefined;
  const detail = `the description of ${list.id} says that it shows who calls their own ${draft.plural}`;
  const evidence = [{ rule: 'private-items', detail }];
  if (shown.length > 0) return { relations: [], evidence };
  const property = nameHidden('owner', account.id.property, draft);
  const hidden: Relation = { property, resource: account.name, required: true, isHidden: true, from: 'caller' };
  return { relations: [hidden], evidence };
}

/** What a list shows of items that accounts see only their own of. */
export function findPrivateScope(
  view: OperationView,
  { document, draft, accounts, isOff }: InferenceContext,
): { readonly scope: NonNullable<PlannedOperation['scope']>; readonly evidence: Evidence } | undefined {
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  if (draft.isPrivate !== true || owner === undefined || accounts === undefined || isOff('private-items'))
    return undefined;
  if (!knowsCaller(document, view, accounts.schemes)) return undefined;
  const detail = `${view.entry.path} shows what belongs to the caller`;
  return { scope: { property: owner.property }, evidence: { rule: 'private-items', detail } };
}
