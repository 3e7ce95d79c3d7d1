import type { Mark, Resource } from '@orchestrate/contracts/plan';

import { toCamel, toKebab, toPascal } from '../text/literals';

import type { Column } from './columns';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';

/** A mark that accounts set on items, and where it is kept. */
export interface MarkModel {
  readonly planned: Mark;
  /** `src/resources/articles/favorites.ts`. */
  readonly file: string;
  /** Name of the table's constant, and of its store among the stores. */
  readonly constant: string;
  readonly storeKey: string;
  readonly sqlName: string;
}

/** An item of another resource that representations show: the author of an article. */
export interface ShownItem {
  readonly property: string;
  /** The column that refers to it. */
  readonly column: Column;
  readonly resource: string;
  /** Pointer to the schema that it has there. */
  readonly schema: string;
  /** Whether it is read under a name of its own: items of the same table may be shown beside it, or be what shows it. */
  readonly isAlias: boolean;
}

/** Properties of a representation that no column of their own stores. */
export function listDerived({
  marks = [],
  files = [],
  children = [],
  tallies = [],
  memberships = [],
  ...resource
}: Resource): Set<string> {
  const { relations, account, selfLink, lines, cart } = resource;
  const names = [
    selfLink?.property,
    ...files.flatMap(({ facts = [] }) => facts.map(({ property }) => property)),
    ...marks.flatMap(({ flag, count }) => [flag, count]),
    ...relations.map(({ shown }) => shown?.property),
    ...memberships.flatMap(({ shown, count, ids }) => [shown?.property, count, ids]),
    ...[...children, ...tallies].map(({ property }) => property),
    ...[...(lines?.totals ?? []), ...(cart?.of.copies ?? [])].map(({ property }) => property),
    ...[cart?.amount, ...(cart?.left ?? [])],
    account?.password,
    account?.repeated,
    account?.token,
  ];
  return new Set(names.filter((name) => name !== undefined));
}

export function createMarks({ marks = [], name, plural }: Resource, sqlName: string): MarkModel[] {
  return marks.map((planned) => ({
    planned,
    file: `src/resources/${toKebab(plural)}/${toKebab(planned.name)}s.ts`,
    constant: toCamel(`${name}${toPascal(planned.name)}s`),
    storeKey: `${toCamel(`${name}${toPascal(planned.name)}s`)}Store`,
    sqlName: `${sqlName}_${planned.name}s`,
  }));
}

export function listShown({ relations }: Resource, find: (property: string) => Column): ShownItem[] {
  return relations.flatMap(({ property, resource, shown, from }) =>
    shown === undefined ? [] : [{ ...shown, column: find(property), resource, isAlias: from === undefined }],
  );
}

/** Whether what is read of a row is more than what its table holds. */
export function isDetailed(resource: ResourceModel): boolean {
  const { children = [], memberships = [] } = resource.planned;
  return (
    isJoined(resource) || children.length > 0 || memberships.some(({ shown, ids }) => (shown ?? ids) !== undefined)
  );
}

/** Whether rows are read together with what other tables say of them. */
export function isJoined({ shown, marks, files, memberships, planned: { tallies = [] } }: ResourceModel): boolean {
  if (memberships.some(({ planned }) => planned.count !== undefined)) return true;
  if (tallies.length > 0) return true;
  if (files.some(({ planned }) => planned.facts !== undefined)) return true;
  return shown.length > 0 || marks.some(({ planned }) => planned.flag !== undefined || planned.count !== undefined);
}

/** Whether what is read depends on who asks. */
export function dependsOnViewer(resource: ResourceModel, resources: readonly ResourceModel[]): boolean {
  const hasFlag = ({ marks }: ResourceModel): boolean => marks.some(({ planned }) => planned.flag !== undefined);
  const { children = [], memberships = [] } = resource.planned;
  return (
    hasFlag(resource) ||
    [...children, ...memberships].some((child) =>
      resources.some((one) => one.planned.name === child.resource && dependsOnViewer(one, resources)),
    ) ||
    resource.shown.some((shown) => resources.some((one) => one.planned.name === shown.resource && hasFlag(one)))
  );
}

/** The resource that accounts are. */
export function findAccount(resources: readonly ResourceModel[]): ResourceModel | undefined {
  return resources.find(({ planned }) => planned.account !== undefined);
}

/** Kinds of operations whose answer may show the token of who calls. */
export function mayShowToken({ planned }: OperationModel): boolean {
  return ['register', 'login', 'read-self', 'patch-self'].includes(planned.kind);
}

/** A column of a resource by the name of the property that it keeps. */
export function findColumn({ columns, planned }: ResourceModel, property: string): Column {
  const column = columns.find((candidate) => candidate.property === property);
  if (column === undefined) throw new Error(`${planned.name} has no property ${property}`);
  return column;
}

/** The operations of a resource that something was inferred for. */
export function listWorking({ operations }: ResourceModel): OperationModel[] {
  return operations.filter(({ custom }) => custom === undefined);
}
