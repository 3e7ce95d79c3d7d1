import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';

import { quoteNames } from '../wording';

import type { InferenceContext, Inferred } from './inference';

const BECOMES: Readonly<Record<Inferred['kind'], (name: string, plural: string) => string>> = {
  list: (_name, plural) => `lists ${plural}`,
  create: (name) => `stores a new ${name}`,
  read: (name) => `gives one ${name}`,
  replace: (name) => `replaces one ${name}`,
  patch: (name) => `changes one ${name}`,
  'query-patch': (name) => `changes one ${name} by the query`,
  delete: (name) => `removes one ${name}`,
  put: (name) => `stores the only ${name}, in place of what was there`,
  'create-many': (_name, plural) => `stores several new ${plural} at once`,
  'delete-many': (_name, plural) => `removes several ${plural} at once`,
  'transition-many': (_name, plural) => `moves several ${plural} at once`,
  'patch-many': (_name, plural) => `changes several ${plural} at once`,
  'clear-collection': (_name, plural) => `removes all ${plural}`,
  restore: (name) => `brings one ${name} back`,
  transition: (name) => `moves one ${name}`,
  register: (name) => `makes a new ${name}, with a password of its own`,
  login: (name) => `gives a token to the ${name} whose password it is`,
  'open-login': (name) => `answers a text where a ${name} has the name and the password`,
  logout: () => 'ends nothing, because nothing that was kept of a login is shown to it',
  'end-token': () => 'ends the token of the caller',
  'renew-token': (name) => `gives a new token to the ${name} who was given one to renew it by`,
  'change-password': (name) => `changes the password of the caller's ${name}`,
  'send-code': (name) => `writes a message with a code to one ${name}`,
  'use-code': (name) => `does for one ${name} what the code of a message is for`,
  'send-test': () => 'writes a message without a code',
  'read-self': (name) => `gives the ${name} of the caller`,
  'patch-self': (name) => `changes the ${name} of the caller`,
  'delete-self': (name) => `removes the ${name} of the caller`,
  mark: (name) => `sets the caller's mark on one ${name}`,
  unmark: (name) => `takes the caller's mark on one ${name} away`,
  join: (name) => `adds to what one ${name} holds`,
  leave: (name) => `takes away from what one ${name} holds`,
  refer: (name) => `lets one ${name} refer to another item`,
  unrefer: (name) => `takes a reference of one ${name} away`,
  counts: (_name, plural) => `counts ${plural}`,
  statistics: (_name, plural) => `tells numbers of all ${plural}`,
  values: (_name, plural) => `lists the values that ${plural} have`,
  'read-cart': () => "gives the caller's cart",
  'add-to-cart': () => "adds to the caller's cart",
  'change-in-cart': () => "changes how many of something are in the caller's cart",
  'remove-from-cart': () => "takes something out of the caller's cart",
  checkout: (name) => `makes a new ${name} of what is in the caller's cart`,
  'empty-cart': () => "takes all out of the caller's cart",
  upload: (name) => `stores a file beside one ${name}`,
  download: (name) => `gives the file beside one ${name}`,
  'remove-file': (name) => `removes the file beside one ${name}`,
};

function describeTransition({ property, to, from }: Transition, name: string): string {
  if (typeof to === 'boolean') return `${to ? 'sets' : 'takes away'} \`${property}\` of one ${name}`;
  return `moves one ${name} to \`${to}\`${from === undefined ? '' : ` from ${quoteNames(from.map(String))}`}`;
}

function describeScope(scope: Inferred['scope']): string {
  if (scope === undefined) return '';
  return scope.mark === undefined ? " of the caller's own" : ` of whom the caller marks \`${scope.mark}\``;
}

/** One line for a person: what an operation will become. */
export function describeBecoming(
  { kind, success, filters, paging, sorting, transition, scope, property, creates }: Inferred,
  { draft, parents }: InferenceContext,
): string {
  if (kind === 'delete' && draft.softDeletion !== undefined) return `marks one ${draft.name} as deleted`;
  if (kind === 'clear-collection' && draft.softDeletion !== undefined) return `marks all ${draft.plural} as deleted`;
  if (kind === 'counts') return `counts ${draft.plural} by ${property ?? ''}`;
  if (creates === true) return `replaces one ${draft.name}, or stores a new one where there is none`;
  if (transition !== undefined) return describeTransition(transition, draft.name);
  const narrowed = [...parents.map(({ property }) => property), ...(filters ?? []).map(({ parameter }) => parameter)];
  const by = narrowed.length === 0 ? '' : `, narrowed by ${narrowed.join(', ')}`;
  const order = sorting?.parameter === undefined ? ', the newest first' : `, ordered by ${sorting.parameter}`;
  const isOne = kind === 'list' && success.shape === 'item';
  const what = isOne ? `gives the first ${draft.name}` : BECOMES[kind](draft.name, draft.plural);
  return `${what}${describeScope(scope)}${by}${sorting === undefined ? '' : order}${paging === undefined ? '' : `, cut by ${paging.style}`}`;
}

/** Of all that an item is and holds, what the operation is about. */
export function describeSubject({ scope, mark, member, reference, property }: Inferred): Partial<PlannedOperation> {
  return {
    ...(scope === undefined ? {} : { scope }),
    ...(mark === undefined ? {} : { mark }),
    ...(member === undefined ? {} : { member }),
    ...(reference === undefined ? {} : { reference }),
    ...(property === undefined ? {} : { property }),
  };
}
