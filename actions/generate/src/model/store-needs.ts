import type { Transition } from '@orchestrate/contracts/transition';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { PASSWORD_HASH } from './account-columns';
import type { CartMethod } from './carts';
import { listCartMethods } from './carts';
import type { Column } from './columns';
import { findColumn, isDetailed, listWorking } from './derived';
import type { MembershipModel } from './memberships';
import type { OperationModel } from './operations';
import { listOthers } from './other-properties';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';
import { asksAccess } from './sharing';

/** What a store can be asked. */
export type StoreMethod =
  | 'list'
  | 'count'
  | 'find'
  | 'lock'
  | 'locate'
  | 'admits'
  | 'findByLogin'
  | 'insert'
  | 'put'
  | 'replace'
  | 'update'
  | 'remove'
  | 'clear'
  | 'restore'
  | 'values'
  | 'counts'
  | 'statistics'
  | CartMethod;

/** An action on an item, as its store does it. */
export interface TransitionModel extends Omit<Transition, 'stamps' | 'carries'> {
  readonly method: string;
  readonly state: Column;
  /** Set to the present. */
  readonly stamps: readonly Column[];
  /** Set to what the body tells. */
  readonly carries: readonly Column[];
}

const METHODS: Readonly<Partial<Record<OperationModel['planned']['kind'], StoreMethod>>> = {
  list: 'list',
  create: 'insert',
  put: 'put',
  'create-many': 'insert',
  checkout: 'insert',
  'delete-many': 'remove',
  'patch-many': 'update',
  'clear-collection': 'clear',
  read: 'find',
  replace: 'replace',
  patch: 'update',
  'query-patch': 'update',
  delete: 'remove',
  refer: 'update',
  unrefer: 'update',
  restore: 'restore',
  register: 'insert',
  login: 'findByLogin',
  'open-login': 'list',
  'change-password': 'update',
  'use-code': 'update',
  'read-self': 'find',
  'patch-self': 'update',
  'delete-self': 'remove',
  values: 'values',
  counts: 'counts',
  statistics: 'statistics',
  upload: 'find',
};

/** Whether an operation looks for an item of a resource before it does its own work. */
export function checksParent({ planned, custom }: OperationModel, resource: string): boolean {
  const { kind, parents, ancestors = [] } = planned;
  if (custom !== undefined) return false;
  if (kind === 'list' && planned.member?.resource === resource) return true;
  if (ancestors.some(({ of }) => of.resource === resource)) return true;
  if (planned.owned?.some((one) => one.resource === resource) === true) return true;
  return isOfMany(kind) && parents.some((parent) => parent.resource === resource);
}

/** Whether operations of a kind are about all items that filters let through. */
export function isOfMany(kind: OperationModel['planned']['kind']): boolean {
  return ['list', 'clear-collection', 'statistics'].includes(kind);
}

const ITEM_KINDS: readonly OperationModel['planned']['kind'][] = [
  'read',
  'replace',
  'patch',
  'query-patch',
  'delete',
  'transition',
  'refer',
  'unrefer',
  'restore',
  'upload',
  'download',
  'remove-file',
];

/** Whether operations of a kind are about one item that the path selects. */
export function isOnItemKind(kind: OperationModel['planned']['kind']): boolean {
  return ITEM_KINDS.includes(kind);
}

/** Whether an operation tells how many items there are in all. */
export function countsAll({ planned }: OperationModel): boolean {
  const isNumbered = planned.paging?.style === 'page' || planned.paging?.style === 'offset';
  const { totalProperty, pagesProperty, moreProperty, pageLinks, pageMembers = [] } = planned.success ?? {};
  const isInHeader = planned.pageHeaders?.some(({ tells }) => tells === 'total' || tells === 'pages') === true;
  const isTold = totalProperty !== undefined || pagesProperty !== undefined || isInHeader;
  return (
    isTold ||
    (isNumbered &&
      (planned.links === true ||
        moreProperty !== undefined ||
        pageLinks !== undefined ||
        pageMembers.some(({ tells }) => tells === 'last')))
  );
}

/** The actions on items of a resource, each a method of its store. */
export function listTransitions(resource: ResourceModel): TransitionModel[] {
  return listWorking(resource).flatMap(({ planned }) => {
    const { transition, id } = planned;
    if (transition === undefined) return [];
    const state = findColumn(resource, transition.property);
    const touched = resource.columns.filter(
      ({ isTouched, property }) => isTouched && !transition.stamps.includes(property),
    );
    const stamps = [...transition.stamps.map((property) => findColumn(resource, property)), ...touched];
    const carries = (transition.carries ?? []).map(({ property }) => findColumn(resource, property));
    return [{ ...transition, method: nameTransition(id), state, stamps, carries }];
  });
}

/** The store's method for an action, which has the operation's name unless the store has a method of that name. */
export function nameTransition(id: string): string {
  const own: readonly string[] = ['list', 'count', 'lock', 'queries', 'constructor', ...Object.values(METHODS)];
  return own.includes(id) ? `${id}One` : id;
}

/** Whether an operation must see the item to know that it belongs to the path's parents. */
export function checksOwner({ planned, custom }: OperationModel, { key }: ResourceModel): boolean {
  const isOnItem = isOnItemKind(planned.kind);
  // What its parent and its own value select together is there below that parent.
  const isBelow = planned.parents.length > 0 && key === undefined;
  return custom === undefined && isOnItem && (isBelow || planned.owner !== undefined);
}

function isMarking({ planned }: OperationModel): boolean {
  return ['mark', 'unmark', 'join', 'leave'].includes(planned.kind);
}

/** The methods that some operation uses. */
export function listStoreMethods(resource: ResourceModel, operations: readonly OperationModel[]): Set<StoreMethod> {
  const methods = new Set<StoreMethod>(listCartMethods(resource, operations));
  if (isDetailed(resource) || resource.isNamedByLines === true) methods.add('find');
  for (const operation of listWorking(resource)) {
    const method = METHODS[operation.planned.kind];
    if (method !== undefined) methods.add(method);
    if (operation.planned.creates === true) methods.add('put');
    if (operation.planned.kind === 'list' && countsAll(operation)) methods.add('count');
    if (operation.planned.kind === 'send-code')
      methods.add(operation.planned.message?.address === undefined ? 'find' : 'findByLogin');
    const isShownAfter = operation.planned.kind === 'remove-file' && operation.planned.success?.shape === 'item';
    const looks =
      isShownAfter ||
      operation.planned.passwords?.current !== undefined ||
      (operation.planned.kind === 'renew-token' && operation.planned.success?.shape === 'item') ||
      checksOwner(operation, resource) ||
      operation.planned.owner !== undefined ||
      isMarking(operation) ||
      method === 'restore' ||
      operation.planned.transition?.from !== undefined;
    if (looks) methods.add('find');
    if (resource.key !== undefined && isOnItemKind(operation.planned.kind)) methods.add('locate');
    const mayChangeMembers = resource.memberships.some(({ planned }) => planned.carried !== undefined);
    if (operation.planned.conditions?.match !== undefined) methods.add('lock');
    if (mayChangeMembers && (method === 'replace' || method === 'update')) methods.add('lock');
    // A patch that carries nothing is no query: the item is only looked up.
    if (method === 'update' && !resource.columns.some(({ isTouched }) => isTouched)) methods.add('find');
  }
  const isMember = ({ planned, custom }: OperationModel): boolean =>
    custom === undefined && planned.member?.resource === resource.planned.name;
  if (operations.some((operation) => checksParent(operation, resource.planned.name) || isMember(operation)))
    methods.add('find');
  if (asksAccess(resource, operations)) methods.add('admits');
  return methods;
}

/** The kinds of operations that give a store what it keeps, by the method. */
const GIVING: Readonly<Record<'create' | 'replace' | 'patch', readonly string[]>> = {
  create: ['create', 'put', 'create-many', 'register', 'checkout'],
  replace: ['replace'],
  patch: ['patch', 'patch-many', 'query-patch', 'patch-self', 'change-password', 'use-code'],
};

/** Columns that the service sets, whatever a request carries: of whom it belongs to, and of the password's hash. */
function listOwn(
  document: OpenApiDocument,
  resource: ResourceModel,
  operation: OperationModel,
  kind: 'create' | 'replace' | 'patch',
): string[] {
  const { planned } = resource;
  const owners = planned.relations.filter(({ from }) => from === 'caller' && kind === 'create');
  const { password = '' } = planned.account ?? {};
  const hasPassword =
    operation.planned.kind === 'change-password' ||
    operation.planned.message?.next !== undefined ||
    readBodyShape(document, operation)?.properties.has(password) === true;
  const others = listOthers(document, resource, operation);
  const { flag } = operation.planned.message ?? {};
  return [
    ...owners.map(({ property }) => property),
    ...(flag === undefined ? [] : [flag]),
    ...(hasPassword ? [PASSWORD_HASH] : []),
    ...others,
  ];
}

/** The names of what operations of a kind are given. */
function listGivenNames(
  document: OpenApiDocument,
  resource: ResourceModel,
  kind: 'create' | 'replace' | 'patch',
): Set<string> {
  const given = new Set<string>();
  for (const operation of listWorking(resource)) {
    const isMaking = kind === 'create' && operation.planned.creates === true;
    if (!isMaking && !GIVING[kind].includes(operation.planned.kind)) continue;
    const isOwn = ['change-password', 'use-code'].includes(operation.planned.kind);
    for (const name of isOwn ? [] : (readBodyShape(document, operation)?.properties.keys() ?? [])) given.add(name);
    for (const { property } of operation.planned.parents)
      if (kind === 'create') given.add(property);
      else given.delete(property);
    for (const property of listOwn(document, resource, operation, kind)) given.add(property);
    const { lines } = resource.planned;
    if (operation.planned.kind === 'checkout' && lines !== undefined) given.add(lines.property);
  }
  const references = listWorking(resource).flatMap(({ planned }) => planned.reference ?? []);
  for (const { property } of kind === 'patch' ? references : []) given.add(property);
  return given;
}

/** What items hold of other resources, where operations of a kind are given the ids of all of it. */
export function listGivenMembers(
  document: OpenApiDocument,
  resource: ResourceModel,
  kind: 'create' | 'replace' | 'patch',
): MembershipModel[] {
  const carried = resource.memberships.filter(({ planned }) => planned.carried !== undefined);
  const given = carried.length === 0 ? new Set() : listGivenNames(document, resource, kind);
  return carried.filter(({ planned }) => given.has(planned.carried));
}

/** The columns that operations of a kind set from what they are given. */
export function listGiven(
  document: OpenApiDocument,
  resource: ResourceModel,
  kind: 'create' | 'replace' | 'patch',
): Column[] {
  const given = listGivenNames(document, resource, kind);
  const { id } = resource.planned;
  const isPlaced = id.isOfParent === true && kind === 'create';
  const mayCarryId = isPlaced || (id.source === 'client' && (kind === 'create' || id.isMutable === true));
  const references = resource.planned.relations.map(({ property }) => property);
  const hidden = new Set([PASSWORD_HASH, resource.others?.property, ...references]);
  return resource.columns.filter(
    ({ property, isPrimary, fallback, schema }) =>
      given.has(property) &&
      (schema !== undefined || hidden.has(property)) &&
      (isPrimary ? mayCarryId : fallback?.from !== 'clock'),
  );
}
