import type { ShownIds, ShownList } from '../model/children';
import { listKeysOf, listShownIds, listShownLists } from '../model/children';
import { isJoined } from '../model/derived';
import type { MembershipModel } from '../model/memberships';
import { toAccess, toLiteral, toPascal, toPropertyKey } from '../text/literals';

import { isViewed, MEMBERS_FILE, renderSelect, renderViewer, useRowType } from './store-details';
import type { StoreFrame } from './store-frame';
import { idType, storeClass, storeFile } from './store-frame';
import { joinConditions, renderPresence } from './store-presence';
import { detailsType, rowType, tableFile } from './table';

const DRIZZLE = 'drizzle-orm';

function nameLookUp(property: string): string {
  return `listBy${toPascal(property)}`;
}

/** What rows are before what belongs to them is there. */
function usePlainType(frame: StoreFrame): string {
  const { resource, resources, module } = frame;
  if (!isJoined(resource)) return module.useType(rowType(resource), tableFile(resource));
  const all = [...listShownLists(resource, resources), ...listShownIds(resource, resources)];
  const names = all.map(({ property }) => toLiteral(property));
  return `Omit<${module.useType(detailsType(resource), tableFile(resource))}, ${names.join(' | ')}>`;
}

function nameHeld({ planned }: MembershipModel): string {
  return `held${toPascal(planned.name)}`;
}

/** Reads which items of another resource some items hold. */
function renderHeld({ membership, target }: Pick<ShownIds, 'membership' | 'target'>, frame: StoreFrame): string {
  const { module, resource } = frame;
  const types = `<${idType(resource)}, ${idType(target)}>`;
  const members = `new ${module.use('MemberStore', MEMBERS_FILE)}${types}(this.queries, ${module.use(membership.constant, membership.file)})`;
  return `const ${nameHeld(membership)} = await ${members}.list(ids);`;
}

/** Reads what some items hold, all of one list; where it is kept apart which they are, that first. */
function renderFound({ target, by, property, membership }: ShownList, frame: StoreFrame): string[] {
  const { module } = frame;
  const viewer = isViewed({ ...frame, resource: target }) ? ', viewer' : '';
  const store = module.use(storeClass(target), storeFile(target));
  const shown = `shown${toPascal(property)}`;
  const find = (ids: string): string =>
    `const ${shown} = await new ${store}(this.queries).${nameLookUp(by)}(${ids}${viewer});`;
  if (membership === undefined) return [find('ids')];
  return [
    renderHeld({ membership, target }, frame),
    find(`[...new Set(${nameHeld(membership)}.map(({ member }) => member))]`),
    `const each${toPascal(property)} = new Map(${shown}.map((item) => [item${toAccess(by)}, item]));`,
  ];
}

/** Those of a list that a row holds. */
function renderTheirs({ property, by, membership }: ShownList, id: string): string {
  const name = toPascal(property);
  if (membership === undefined) return `shown${name}.filter((item) => item${toAccess(by)} === row${id})`;
  return `${nameHeld(membership)}.filter(({ item }) => item === row${id}).flatMap(({ member }) => each${name}.get(member) ?? [])`;
}

/** The ids of what a row holds. */
function renderTheirIds({ property, membership }: ShownIds, id: string): string {
  const theirs = `${nameHeld(membership)}.filter(({ item }) => item === row${id})`;
  return `${toPropertyKey(property)}: ${theirs}.map(({ member }) => member),`;
}

/** `complete(rows)`: adds what belongs to them, by one query for all. */
export function renderCompletion(frame: StoreFrame): string[] {
  const { resource, resources } = frame;
  const lists = listShownLists(resource, resources);
  const ids = listShownIds(resource, resources);
  if (lists.length + ids.length === 0) return [];
  const id = toAccess(resource.id.property);
  const held = ids.filter(({ membership }) => membership.planned.shown === undefined);
  const found = [...lists.flatMap((list) => renderFound(list, frame)), ...held.map((one) => renderHeld(one, frame))];
  const members = [
    ...lists.map((list) => `${toPropertyKey(list.property)}: ${renderTheirs(list, id)},`),
    ...ids.map((one) => renderTheirIds(one, id)),
  ];
  const body = [
    `const ids = rows.map((row) => row${id});`,
    ...found,
    `return rows.map((row) => ({ ...row, ${members.join(' ')} }));`,
  ];
  const head = `private async complete(rows: readonly ${usePlainType(frame)}[]${renderViewer(frame)})`;
  const comment = '/** Adds to rows what belongs to them, by one query for all. */';
  return [`${comment}\n${head}: Promise<${useRowType(frame)}[]> {\n${body.join('\n')}\n}`];
}

/** Looks for all that belongs to some items of another resource, to be shown with them. */
export function renderLookUps(frame: StoreFrame): string[] {
  const { resource, resources, module } = frame;
  const { constant } = resource.table;
  return listKeysOf(resource, resources).map((by) => {
    const parents = resources.filter(({ planned }) =>
      planned.children?.some((child) => child.resource === resource.planned.name && child.by === by),
    );
    const type = by === resource.id.property ? idType(resource) : (parents.map(idType)[0] ?? 'string');
    const isTheirs = `${module.use('inArray', DRIZZLE)}(${constant}${toAccess(by)}, ids)`;
    const where = `.where(${joinConditions([isTheirs, renderPresence(frame)], module) ?? ''})`;
    const order = `.orderBy(${module.use('asc', DRIZZLE)}(${constant}${toAccess(resource.order.property)}))`;
    const rows = renderRead(frame, `${renderSelect(frame)}${where}${order}`);
    const comment = `/** All whose \`${by}\` is one of some ids, in the order in which they were created. */`;
    const head = `async ${nameLookUp(by)}(ids: ${type}[]${renderViewer(frame)}): Promise<${useRowType(frame)}[]>`;
    return `${comment}\n${head} {\nif (ids.length === 0) return [];\nreturn ${rows};\n}`;
  });
}

/** Rows that a query finds, with what belongs to them. */
export function renderRead(frame: StoreFrame, query: string): string {
  const { module, resource, resources } = frame;
  const read = `${module.use('translateErrors', 'src/storage/errors.ts')}(${query})`;
  if (listShownLists(resource, resources).length + listShownIds(resource, resources).length === 0) return read;
  return renderComplete(frame, `await ${read}`);
}

/** Rows with what belongs to them. */
export function renderComplete(frame: StoreFrame, rows: string): string {
  return `this.complete(${rows}${isViewed(frame) ? ', viewer' : ''})`;
}
