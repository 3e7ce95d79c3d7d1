import { isDeepStrictEqual } from 'node:util';

import type { Evidence, Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Collection } from '../collections';
import { findIdentity, findIdProperty } from '../identity';
import { isPluralName, toPlural } from '../names';
import type { SchemaView } from '../operation-view';
import type { Overrules } from '../overrules';
import { findRepresentation } from '../representation';
import type { Unnamed } from '../resources';
import { isSummary } from '../summaries';

import { viewRequest } from './account-bodies';
import type { Accounts } from './find-accounts';

/**
 * Whether a schema shows an account: properties that accounts have, one of them telling, and at most flags and numbers
 * beside, such as whether the caller follows it.
 */
export function isAccountView(view: SchemaView, { representation, password }: Accounts): boolean {
  if (view.pointer === representation.pointer) return true;
  const shared = [...view.properties].filter(([name]) => representation.properties.has(name));
  const isSame = shared.every(([name, { value }]) =>
    isDeepStrictEqual(value, representation.properties.get(name)?.value),
  );
  const others = [...view.properties].filter(([name]) => !representation.properties.has(name));
  const isFlag = others.every(([, { value }]) => /^(?:boolean|integer)$/.test(listTypes(value).join()));
  return shared.length > 0 && !view.properties.has(password) && isSame && isFlag && shared.length > others.length;
}

/** Whether a schema shows some of what accounts have, and nothing else: `{id, name}`, as other things are shown, too. */
export function isAccountSummary(view: SchemaView, { representation, password }: Accounts): boolean {
  return !view.properties.has(password) && isSummary(view, representation);
}

/** Paths on which accounts are made, called in, or looked at by their owners. */
export function listAccountKeys({ register, others, logins, selves }: Accounts): Set<string> {
  const makers = register === undefined ? others : [register, ...others];
  const shapes = [...makers, ...logins, ...selves].map(({ shape }) => shape);
  return new Set(shapes.flatMap((shape) => (shape.kind === 'other' ? [] : [shape.key])));
}

function listShown(document: OpenApiDocument, accounts: Accounts, collections: readonly Collection[]): Collection[] {
  return collections.filter((collection) => {
    const found =
      collection.parents.length > 0 ? undefined : findRepresentation(document, collection, { isOff: () => false });
    return found !== undefined && isAccountView(found.view, accounts);
  });
}

interface Identified {
  readonly id: Resource['id'];
  readonly evidence: readonly Evidence[];
}

/** A name that its owner chose and that paths select accounts by: `/profiles/{username}`. */
function findNaturalId(
  document: OpenApiDocument,
  { representation, register, login }: Accounts,
  shown: readonly Collection[],
): Identified | undefined {
  for (const { idParameter, segment, key } of shown) {
    const property = idParameter && findIdProperty(representation, idParameter.value.name, segment);
    const request = register && viewRequest(document, register);
    const isGiven = request === undefined ? property === login : request.properties.has(property ?? '');
    if (property === undefined || !isGiven) continue;
    const isOptional = request !== undefined && request.schema.required?.includes(property) !== true;
    // A login by another name lets in who chose none; one by this name would shut out who chose one that is made up.
    if (isOptional && property !== login) continue;
    const made = isOptional ? ', or gets one that is made up' : '';
    const chosen = register === undefined ? 'the configuration tells it' : 'who registers chooses it';
    const detail = `\`${property}\`: the paths of ${key} select accounts by it, and ${chosen}${made}`;
    return {
      id: { property, type: 'string', source: 'client', ...(isOptional ? { isOptional } : {}), isMutable: true },
      evidence: [{ rule: 'natural-key', detail }],
    };
  }
  return undefined;
}

/** Where accounts are made, if that is a collection; else one that is named as they are. */
function findMain(
  { register, logins, selves }: Accounts,
  component: string | undefined,
  collections: readonly Collection[],
): Collection {
  const shape = register?.shape;
  const own =
    shape === undefined || shape.kind === 'other' ? undefined : collections.find(({ key }) => key === shape.key);
  if (own !== undefined && isPluralName(own.segment)) return own;
  const key = (register ?? selves[0] ?? logins[0])?.entry.path ?? '';
  return { key, segment: toPlural(component ?? 'account'), parents: [], onCollection: [], onItem: [] };
}

/** Who has an account, and what lets them in. */
function describeAccounts({ register, logins, password, login }: Accounts): Evidence {
  if (register !== undefined)
    return {
      rule: 'accounts',
      detail: `who registers by ${register.id} has one; \`${password}\` is kept as a hash and never shown`,
    };
  const given = logins.length === 0 ? 'a token' : `\`${password}\``;
  const detail = `no operation makes accounts: the setting ACCOUNTS of the service opens them, with \`${login}\` and ${given} each, of which a hash is kept`;
  return { rule: 'configured-accounts', detail };
}

/** The resource that accounts are, and the collections that show them. */
export function draftAccount(
  document: OpenApiDocument,
  accounts: Accounts,
  collections: readonly Collection[],
  { isOff }: Pick<Overrules, 'isOff'>,
): Unnamed | undefined {
  const { representation, representedBy } = accounts;
  const own = listAccountKeys(accounts);
  const shown = listShown(document, accounts, collections);
  const isSent = accounts.register === undefined && representation.properties.has(accounts.password);
  // What a login carries is no name of what accounts are.
  const component = isSent ? 'Account' : findComponentName(representation.pointer);
  const main = findMain(accounts, component, collections);
  const selected = [main, ...shown].find(({ idParameter }) => idParameter !== undefined) ?? main;
  const natural = isOff('natural-key') ? undefined : findNaturalId(document, accounts, shown);
  const identity = natural ?? findIdentity(document, selected, representation);
  if (identity === undefined) return undefined;
  const others = collections.filter(({ key }) => own.has(key) || shown.some((one) => one.key === key));
  return {
    main,
    collections: [main, ...others.filter((one) => one !== main)],
    representation,
    id: identity.id,
    ...(component === undefined ? {} : { component }),
    evidence: [describeAccounts(accounts), { rule: 'representation', detail: representedBy }, ...identity.evidence],
  };
}
