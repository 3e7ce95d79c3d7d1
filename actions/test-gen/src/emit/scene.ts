import type { Resource } from '@orchestrate/contracts/plan';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import type { OperationView } from '../service/operation-view';
import type { Storing } from '../service/resource-view';
import { isSomebodys } from '../service/resource-view';
import type { ServiceView } from '../service/service-view';
import { findResource } from '../service/service-view';
import { renderAccess, renderObject } from '../text/code';

import type { Entries } from './calls';
import type { NamedBody } from './naming';
import { builderName, variableName } from './naming';
import { renderReferred } from './referred';

/** An item that code of a scene has stored. */
export interface StoredItem {
  readonly variable: string;
  /** Code of its id. */
  readonly id: string;
  /** Code of the values that select its parents, by path parameter. */
  readonly parents: Entries;
  /** Whether it is one of its parent, whose id selects it. */
  readonly isOnly?: boolean;
}

/** Everything the emitters of requests look at. */
export interface EmitContext {
  readonly view: ServiceView;
  readonly bodies: ReadonlyMap<string, NamedBody>;
}

/** Where an item comes from and what it is called. */
export interface StoreOptions {
  readonly as?: string;
  /** Properties with values of their own, as code. */
  readonly given?: Entries;
  /** Parents already stored, by path parameter. */
  readonly parents?: Entries;
  /** Name of the person who stores it; else the configured credential does. */
  readonly by?: string;
}

/** The properties of a resource's items by which paths with several parents lead to them, or past them. */
function listLinks({ operations }: ServiceView, resource: string): ReadonlySet<string> {
  const deep = operations.filter(({ planned }) => planned.ancestors !== undefined);
  return new Set(
    deep.flatMap(({ planned: { ancestors = [], parents, resource: own } }) => [
      ...(own === resource ? parents.map(({ property }) => property) : []),
      ...ancestors.flatMap(({ of }) => (of.resource === resource ? [of.property] : [])),
    ]),
  );
}

/** The names in the path, or in the body, of what must belong to who calls. */
function listOwned({ planned }: OperationView, place: 'path' | 'body'): ReadonlySet<string> {
  return new Set((planned.owned ?? []).filter((one) => one.in === place).map(({ name }) => name));
}

/** What an item is remembered by that a person has stored. */
function nameStored(resource: string, by: string | undefined): string {
  return by === undefined ? resource : `${by} ${resource}`;
}

/** Whether items of a resource can be stored over HTTP. */
export function canStore({ resources }: ServiceView, name: string | undefined): boolean {
  return resources.some(({ resource, storing }) => resource.name === name && typeof storing !== 'string');
}

/** Whether what the path of an operation selects above its items can be stored over HTTP. */
export function canStoreLineage(view: ServiceView, { planned: { ancestors = [], parents } }: OperationView): boolean {
  return [...ancestors, ...parents].every(({ resource }) => canStore(view, resource));
}

/** The beginning of a test: code that stores what the test is about, with what that refers to. */
export class Scene {
  readonly lines: string[] = [];
  private readonly stored = new Map<string, StoredItem>();

  constructor(private readonly context: EmitContext) {}

  /** How items of a resource are stored; a scene is only made for those that can be. */
  storing(resource: string): Storing {
    const { storing } = findResource(this.context.view, resource);
    if (typeof storing === 'string') throw new Error(storing);
    return storing;
  }

  /** Stores an item. */
  store(resource: string, { as = variableName(resource), given = [], parents, by }: StoreOptions = {}): StoredItem {
    const named = new Set(this.storing(resource).parents.map(({ parameter }) => parameter));
    const path = (parents ?? this.storeParents(resource, by)).filter(([name]) => named.has(name));
    const linked = this.storeLinks(resource, given, by);
    const all = [...given, ...linked];
    const call = [
      ...(path.length === 0 ? [] : [renderObject(path)]),
      ...(all.length === 0 && by === undefined ? [] : [renderObject(all)]),
      ...(by === undefined ? [] : [by]),
    ];
    this.lines.push(`const ${as} = await store${resource}(${call.join(', ')});`);
    const { resource: planned } = findResource(this.context.view, resource);
    return {
      variable: as,
      id: renderAccess(as, planned.id.property),
      parents: this.findAbove(resource, path, by),
      ...markOnly(planned),
    };
  }

  /** Stores what an item must refer to, so that paths with several parents lead to it. */
  private storeLinks(resource: string, given: Entries, by?: string): Entries {
    const known = new Set(given.map(([name]) => name));
    const links = listLinks(this.context.view, resource);
    const { operation, references } = this.storing(resource);
    const owned = listOwned(operation, 'body');
    return references
      .filter(
        ({ property }) => (links.has(property) || (by !== undefined && owned.has(property))) && !known.has(property),
      )
      .map(({ property, resource: target }) => [
        property,
        this.storeOnce(target, owned.has(property) ? by : undefined).id,
      ]);
  }

  /** What the paths of other operations name above an item: it has been stored with the item, as what refers to it. */
  private findAbove(resource: string, path: Entries, by?: string): Entries {
    const { operations } = findResource(this.context.view, resource);
    const further = operations
      .flatMap(({ planned }) => planned.ancestors ?? [])
      .flatMap(({ parameter, resource: name = '' }) => {
        const known = this.stored.get(nameStored(name, by)) ?? this.stored.get(name);
        return known === undefined ? [] : [[parameter, known.id] as const];
      });
    return [...new Map([...further, ...path])];
  }

  /**
   * Stores what the path of an operation selects above its items.
   * @param by - who stores what belongs to accounts
   */
  storeLineage({ planned: { ancestors = [], parents, member } }: OperationView, by?: string): Entries {
    const isTheirs = (name: string): boolean => isSomebodys(findResource(this.context.view, name).resource);
    const all = [...ancestors, ...parents, ...(member === undefined ? [] : [member])].flatMap(
      ({ parameter, resource = '' }) =>
        parameter === undefined
          ? []
          : [[parameter, this.storeOnce(resource, isTheirs(resource) ? by : undefined).id] as const],
    );
    return [...new Map(all)];
  }

  /** Registers somebody under a name. */
  signUp(name: string): void {
    this.lines.push(`const ${name} = await signUp();`);
  }

  /** Stores an item unless one of the resource, and of the person, has been stored under its usual name. */
  storeOnce(resource: string, by?: string): StoredItem {
    const name = nameStored(resource, by);
    const known = this.stored.get(name);
    if (known !== undefined) return known;
    const item = this.store(resource, by === undefined ? {} : { by, as: toIdentifier(name, 'camel') });
    this.stored.set(name, item);
    return item;
  }

  /** Stores the parents that the path of the creating operation selects. */
  storeParents(resource: string, by?: string): Entries {
    const { operation, parents } = this.storing(resource);
    const owned = listOwned(operation, 'path');
    return parents.map(({ parameter, resource: target }) => [
      parameter,
      this.storeOnce(target, owned.has(parameter) ? by : undefined).id,
    ]);
  }

  /** Stores what a body refers to; gives names and code of ids. */
  storeReferences(resource: string, properties?: readonly string[], by?: string): Entries {
    const { operation, references } = this.storing(resource);
    const owned = listOwned(operation, 'body');
    return references
      .filter(({ property }) => properties?.includes(property) !== false)
      .map((reference) => {
        const { property, resource: target } = reference;
        const { id } = this.storeOnce(target, owned.has(property) ? by : undefined);
        return [property, renderReferred(reference, id)];
      });
  }

  /**
   * Code of a valid body, after storing what it refers to.
   * @param by - who stores what must be the caller's
   */
  body(body: NamedBody, given: Entries = [], by?: string): string {
    const { plan, resource } = body;
    const isGiven = (name: string): boolean => by !== undefined && given.some(([known]) => known === name);
    const carried = plan.references.map(({ property }) => property).filter((name) => !isGiven(name));
    const stored = this.storeReferences(resource.resource.name, carried, by);
    // Items of the resource may be stored by a path that tells what this body has to name.
    const own = plan.references
      .filter(
        ({ property, isRequired }) => isRequired && !stored.some(([name]) => name === property) && !isGiven(property),
      )
      .filter((reference) => canStore(this.context.view, reference.resource))
      .map((reference): [string, string] => {
        const { property, resource: target } = reference;
        const { id } = this.storeOnce(target, listOwned(body.operation, 'body').has(property) ? by : undefined);
        return [property, renderReferred(reference, id)];
      });
    const all = [...new Map([...stored, ...own, ...given])];
    return `${builderName(body)}(${all.length === 0 ? '' : renderObject(all)})`;
  }
}

/** Marks an item that its parent has one of: what selects the parent selects it. */
export function markOnly({ id }: Resource): Pick<StoredItem, 'isOnly'> {
  return id.isOfParent === true ? { isOnly: true } : {};
}

/** Values for an operation's path, or its body, that select a stored item and its parents. */
export function pathOf({ path, planned }: OperationView, item: StoredItem): Entries {
  const above = [
    ...planned.parents,
    ...(planned.ancestors ?? []),
    ...(planned.member === undefined ? [] : [planned.member]),
  ];
  const inPath = path.map(({ name }): readonly [string, string] => {
    // What is above the item where it was stored may be called as the item is where it stands alone.
    const isAbove = item.isOnly === true || above.some(({ parameter }) => parameter === name);
    const parent = isAbove ? item.parents.find(([parameter]) => parameter === name) : undefined;
    if (parent !== undefined) return parent;
    const own = planned.parents.find(({ parameter }) => parameter === name);
    return [name, own === undefined ? item.id : renderAccess(item.variable, own.property)];
  });
  const { idProperty } = planned;
  return idProperty === undefined ? inPath : [...inPath, [idProperty, item.id]];
}

/** Of what selects an item, the values for the path. */
export function onlyPath({ path }: OperationView, values: Entries): Entries {
  return values.filter(([name]) => path.some((parameter) => parameter.name === name));
}
