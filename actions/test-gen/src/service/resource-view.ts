import type { OperationKind, Resource } from '@orchestrate/contracts/plan';

import type { PropertyShape, Shape } from '../shapes/shape';

import type { BodyPlan, ReferencePlan } from './body-plan';
import { planBody } from './body-plan';
import type { OperationView } from './operation-view';
import { findShown } from './operation-view';
import { planForm } from './sent-form';

/** How an item of a resource comes to be over HTTP. */
export interface Storing {
  readonly operation: OperationView;
  readonly body: BodyPlan;
  /** References that a body carries: all required ones, and those optional ones whose target can be stored. */
  readonly references: readonly ReferencePlan[];
  /** Path parameters that select a parent, each with the resource to store first. */
  readonly parents: readonly { readonly parameter: string; readonly resource: string }[];
  /** Whether the answer is the item; else the item is what was sent. */
  readonly answersItem: boolean;
}

/** A planned resource with its operations. */
export interface ResourceView {
  readonly resource: Resource;
  /** Of its representation. */
  readonly shape: Shape;
  readonly operations: readonly OperationView[];
  readonly lists: readonly OperationView[];
  readonly create?: OperationView;
  /** Of what another item has one of. */
  readonly put?: OperationView;
  readonly read?: OperationView;
  readonly replace?: OperationView;
  readonly patch?: OperationView;
  readonly remove?: OperationView;
  /** Of accounts: how one is made. */
  readonly register?: OperationView;
  readonly login?: OperationView;
  readonly readSelf?: OperationView;
  /** Why nothing can be stored, where nothing can. */
  readonly storing: Storing | string;
}

type Draft = Omit<ResourceView, 'storing'>;

/** Gathers a resource's operations by what they do. */
export function draftResource(resource: Resource, shape: Shape, operations: readonly OperationView[]): Draft {
  const own = operations.filter(({ planned }) => planned.resource === resource.name);
  const all = (kind: OperationKind): OperationView[] => own.filter(({ planned }) => planned.kind === kind);
  const first = <K extends string>(key: K, kind: OperationKind): Partial<Record<K, OperationView>> => {
    // Who registers has no account yet.
    const isOpen = ({ planned }: OperationView): boolean => kind === 'register' && planned.security.length === 0;
    const found = all(kind).find(isOpen) ?? all(kind)[0];
    return found === undefined ? {} : ({ [key]: found } as Record<K, OperationView>);
  };
  return {
    resource,
    shape,
    operations: own,
    lists: all('list'),
    ...first('create', 'create'),
    ...first('put', 'put'),
    ...first('read', 'read'),
    ...first('replace', 'replace'),
    ...first('patch', 'patch'),
    ...first('remove', 'delete'),
    ...first('register', 'register'),
    ...first('login', 'login'),
    ...first('readSelf', 'read-self'),
  };
}

/** Works out, for each resource, how items of it can be stored, and what has to be stored before them. */
export function planStoring(
  drafts: readonly Draft[],
  isOpenTo: (operation: OperationView) => boolean,
): ReadonlyMap<string, Storing | string> {
  const byName = new Map(drafts.map((draft) => [draft.resource.name, draft]));
  const plan = (name: string, before: readonly string[]): Storing | string => {
    const draft = byName.get(name);
    if (draft === undefined) return `${name} is no resource`;
    if (before.includes(name)) return `${name} needs itself`;
    return planOne(draft, isOpenTo, (other) => plan(other, [...before, name]));
  };
  return new Map(drafts.map(({ resource }) => [resource.name, plan(resource.name, [])]));
}

function planOne(
  { resource, register, put, create = register ?? put }: Draft,
  isOpenTo: (operation: OperationView) => boolean,
  planOther: (name: string) => Storing | string,
): Storing | string {
  if (create === undefined) return `no operation creates a ${resource.name}`;
  if (!isOpenTo(create)) return `${create.planned.id} asks for credentials that no scheme here can give`;
  const body = create.planned.upload === undefined ? planBody(create, resource) : planForm(create, resource);
  if (typeof body === 'string') return body;
  const answersItem = create.planned.success?.shape === 'item';
  const isPlaced = resource.id.isInPath === true && create.planned.location !== undefined;
  const isKnown = isPlaced || resource.id.isOfParent === true;
  if (!isKnown && (resource.id.isInPath === true || (!answersItem && resource.id.source !== 'client')))
    return `${create.planned.id} does not tell the id of what it made`;
  const references: ReferencePlan[] = [];
  for (const reference of body.references) {
    const target = planOther(reference.resource);
    if (typeof target !== 'string') references.push(reference);
    else if (reference.isRequired) return target;
  }
  const parents: { parameter: string; resource: string }[] = [];
  for (const parent of [...(create.planned.ancestors ?? []), ...create.planned.parents]) {
    if (parents.some(({ parameter }) => parameter === parent.parameter)) continue;
    if (parent.resource === undefined) return `${parent.parameter} selects no resource`;
    const target = planOther(parent.resource);
    if (typeof target === 'string') return target;
    parents.push({ parameter: parent.parameter, resource: parent.resource });
  }
  return { operation: create, body, references, parents, answersItem };
}

/** Whether items are seen by the account that has stored them, or by those with whom what they are a part of is shared. */
export function isSomebodys({ relations, sharedWith }: Resource): boolean {
  return sharedWith !== undefined || relations.some(({ from }) => from === 'caller');
}

/** Names of the properties that an operation's success shows of an item. */
export function listShown({ shape }: ResourceView, operation: OperationView): string[] {
  const shown = findShown(operation) ?? shape;
  return shown.kind === 'object' ? shown.properties.flatMap(({ name, isWriteOnly }) => (isWriteOnly ? [] : name)) : [];
}

/** Names of the properties that are known of an item that was stored. */
export function listStored(resource: ResourceView): string[] {
  const { storing } = resource;
  if (typeof storing === 'string') return [];
  if (storing.answersItem) return listShown(resource, storing.operation);
  const { body, references } = storing;
  return [...body.properties.map(({ name }) => name), ...references.map(({ property }) => property)];
}

/** Whether a value holds what only requests carry: what is shown of it is less than what was sent. */
export function hidesParts(shape: Shape): boolean {
  if (shape.kind === 'union') return shape.choices.some(hidesParts);
  if (shape.kind === 'array') return hidesParts(shape.items);
  if (shape.kind !== 'object') return false;
  return shape.properties.some(({ isWriteOnly, shape: inner }) => isWriteOnly || hidesParts(inner));
}

/** Of the properties that an operation's success shows, those that are shown as they were sent. */
export function listMirrored(resource: ResourceView, operation: OperationView): string[] {
  const { shape } = resource;
  const hiding = shape.kind === 'object' ? shape.properties.filter((property) => hidesParts(property.shape)) : [];
  const names = new Set(hiding.map(({ name }) => name));
  return listShown(resource, operation).filter((name) => !names.has(name));
}

/** Names of those properties that an operation's success does not show as they were sent. */
export function listHidden(
  resource: ResourceView,
  operation: OperationView,
  properties: readonly PropertyShape[],
): string[] {
  const mirrored = listMirrored(resource, operation);
  return resource.shape.kind === 'object'
    ? properties.map(({ name }) => name).filter((name) => !mirrored.includes(name))
    : [];
}

/** Whether an operation's success shows as null what a request may leave out, of some names. */
export function showsNull({ shape }: ResourceView, operation: OperationView, names: readonly string[]): boolean {
  const shown = findShown(operation) ?? shape;
  if (shown.kind !== 'object') return false;
  return shown.properties.some(({ name, shape: { isNullable } }) => names.includes(name) && isNullable);
}

/** Whether a success shows items as the resource has them: no more of them and no less. */
export function showsWhole(resource: ResourceView, operation: OperationView): boolean {
  const { shape } = resource;
  if (shape.kind !== 'object') return true;
  const shown = new Set(listShown(resource, operation));
  const whole = shape.properties.filter(({ isWriteOnly }) => !isWriteOnly);
  return shown.size === whole.length && whole.every(({ name }) => shown.has(name));
}

/** Names of what a change may move beside what it names: what the clock sets, and what lines add up to. */
export function listMoved({ resource }: ResourceView): string[] {
  const stamps = resource.timestamps.filter(({ on }) => on === 'update');
  return [...stamps, ...(resource.lines?.totals ?? [])].map(({ property }) => property);
}

/** How what was sent is found in what is shown: items that are looked up show ids besides, and lines what they come to. */
export function findMatcher({ resource }: ResourceView): 'toEqual' | 'toMatchObject' {
  return resource.embedded === undefined && resource.lines === undefined ? 'toEqual' : 'toMatchObject';
}
