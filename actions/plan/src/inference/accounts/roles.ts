import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Inference, InferenceContext } from '../inference';
import type { OperationView } from '../operation-view';
import type { PathParent } from '../path-shape';
import type { ResourceDraft } from '../resources';

import type { Accounts } from './find-accounts';
import { inferLogin, inferRegister, inferSelf } from './infer-account';
import { inferMark } from './infer-mark';
import { inferMessage } from './infer-message';
import { inferOpenEnd, inferPasswordChange, inferTokenEnd, inferTokenRenewal } from './infer-session';
import { findMarkings } from './marks';

/** What an operation is told to be by more than its own path: the resource it is about, and the rule that judges it. */
export interface Role {
  readonly draft: ResourceDraft;
  /** Path parameters that select parents of the item; absent: none does. */
  readonly parents?: readonly PathParent[];
  readonly rule: (view: OperationView, context: InferenceContext) => Inference;
}

/** The operations around who calls, by id. */
export function assignRoles(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
  accounts: Accounts | undefined,
): ReadonlyMap<string, Role> {
  const draft = drafts.find(({ account }) => account !== undefined);
  if (accounts === undefined || draft === undefined) return new Map();
  const markings = findMarkings(document, views, drafts, accounts).map(({ view, draft: marked, name }) => {
    const rule: Role['rule'] = (one, context) => inferMark(name, one, context);
    return [view.id, { draft: marked, rule }] as const;
  });
  const { ends, open, renewals, changes } = accounts.sessions;
  const sessions = [
    ...ends.map(({ id }) => [id, { draft, rule: inferTokenEnd }] as const),
    ...open.map(({ id }) => [id, { draft, rule: inferOpenEnd }] as const),
    ...renewals.map(({ id }) => [id, { draft, rule: inferTokenRenewal }] as const),
    ...changes.map(({ id }) => [id, { draft, rule: inferPasswordChange }] as const),
  ];
  const makers = [...(accounts.register === undefined ? [] : [accounts.register]), ...accounts.others];
  const selves = accounts.selves.filter(({ id }) => makers.every((one) => one.id !== id));
  const messages = accounts.messages.map((found): [string, Role] => {
    return [found.view.id, { draft, rule: (view, context) => inferMessage(found, view, context) }];
  });
  return new Map<string, Role>([
    ...messages,
    ...markings,
    ...sessions,
    ...selves.map(({ id }) => [id, { draft, rule: inferSelf }] as const),
    ...accounts.logins.map(({ id }) => [id, { draft, rule: inferLogin }] as const),
    ...makers.map(({ id }) => [id, { draft, rule: inferRegister }] as const),
  ]);
}
