import type { Evidence } from '@orchestrate/contracts/plan';

import { findDone } from './done-states';
import type { InferenceContext, NotInferred } from './inference';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import { showsHeader } from './response-lookup';
import { findState } from './states';

/** The path of an item: what reads it, else what changes it. */
function findItemPath({ collections }: ResourceDraft, from: string): string | undefined {
  const views = collections.flatMap(({ onItem }) => onItem);
  const [read] = views.filter(({ entry }) => entry.method === 'get');
  const path = (read ?? views[0])?.entry.path;
  // Only of what the request's own path names is known what the parameters of the item's path are.
  return path?.startsWith(`${from}/`) === true ? path : undefined;
}

function findRead({ collections }: ResourceDraft): OperationView | undefined {
  return collections[0]?.onItem.find(({ entry }) => entry.method === 'get');
}

/** What a 202 means: the work is done before it is answered, and who asks what became of it is told so. */
export function findAccepted(view: OperationView, context: InferenceContext): Evidence | NotInferred {
  const { document, draft, isOff } = context;
  if (isOff('accepted')) return { reason: 'it answers 202: the work is done later, and nothing says how' };
  const read = findRead(draft);
  if (read === undefined) return { reason: 'it answers 202, and no operation tells what became of the work' };
  if (view.success?.body === undefined && !showsHeader(view, 'Location'))
    return { reason: 'it answers 202 with nothing that leads to what becomes of the work' };
  const state = findState(document, draft);
  const done = state && findDone(state.values);
  if (state !== undefined && (done === undefined || context.state?.initial !== done))
    return { reason: `it answers 202, and nothing sets \`${state.property}\` to say that the work is done` };
  const told = state === undefined ? '' : `: \`${state.property}\` is \`${done ?? ''}\``;
  return { rule: 'accepted', detail: `202 is answered when the work is done, as ${read.id} tells${told}` };
}

/** The path of a new item, where nothing else shows its id. */
function findOnlyLocation(view: OperationView, draft: ResourceDraft): { path: string; evidence: Evidence } | undefined {
  const path = draft.id.isInPath === true ? findItemPath(draft, view.entry.path) : undefined;
  if (path === undefined) return undefined;
  return { path, evidence: { rule: 'location', detail: `\`Location\` alone tells the id of the new item: ${path}` } };
}

/** The path of the item that was made, where the answer declares that it tells it and there is one. */
export function findLocation(
  view: OperationView,
  { draft, isOff }: InferenceContext,
): { readonly path: string; readonly evidence: Evidence } | undefined {
  const read = findRead(draft);
  if (isOff('location')) return undefined;
  if (read === undefined || !showsHeader(view, 'Location')) return findOnlyLocation(view, draft);
  // Only of what the request's own path names is known what the parameters of the item's path are.
  if (!read.entry.path.startsWith(view.entry.path.replace(/\/?$/, '/'))) return undefined;
  const { path } = read.entry;
  return { path, evidence: { rule: 'location', detail: `its answer declares \`Location\`: the path of ${read.id}` } };
}
