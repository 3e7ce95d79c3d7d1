import type { Column } from '../model/columns';
import { isDetailed, isJoined } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import type { TransitionModel } from '../model/store-needs';
import { listGiven, listGivenMembers } from '../model/store-needs';
import { toAccess, toCommentText, toLiteral, toOwnAccess, toPropertyKey } from '../text/literals';

import { renderComplete, renderRead } from './store-children';
import { isViewed, renderSelect, renderViewer, useRowType } from './store-details';
import { isGivenAsStored, renderGiven, renderGivenTypes } from './store-embedded';
import type { StoreFrame } from './store-frame';
import { idType } from './store-frame';
import { renderChangedMembers, renderMemberTypes, renderNewMembers } from './store-members';
import { joinConditions, renderDeletion, renderPresence } from './store-presence';
import { isNumbered, isWrittenOnce, renderInsertQuery } from './store-queries';
import { renderOne, run, whereId } from './store-rows';
import type { Writing } from './writing';

const DRIZZLE = 'drizzle-orm';
const ROWS_FILE = 'src/storage/rows.ts';

/** Only what a request may set, whatever else an object carries. */
function renderValues(
  columns: readonly Column[],
  source: string,
  value: (access: string, column: Column) => string,
): string {
  const entries = columns.map(
    (column) => `${toPropertyKey(column.property)}: ${value(toOwnAccess(source, column.property), column)},`,
  );
  return `{\n${entries.join('\n')}\n}`;
}

/** `Pick<BookRow, …>`, where what need not be given may be left out. */
function renderInput(kind: Writing, columns: readonly Column[], frame: StoreFrame): string {
  const isPartial = kind === 'patch';
  const own = columns.filter((column) => isGivenAsStored(column, frame)).map(({ property }) => toLiteral(property));
  const names = own.length === 0 ? 'never' : own.join(' | ');
  const picked = `Pick<typeof ${frame.resource.table.constant}.$inferInsert, ${names}>${renderGivenTypes(columns, frame)}`;
  return `${isPartial ? `Partial<${picked}>` : picked}${renderMemberTypes(kind, frame)}`;
}

/** Readable names are made once, so that addresses stay what they are. */
function renderSlugs({ resource, module }: StoreFrame): string[] {
  const { id, made = [] } = resource.planned;
  const own = id.slugOf === undefined ? [] : [[id.property, id.slugOf] as const];
  const beside = made.flatMap(({ property, of }) => (of === undefined ? [] : [[property, of] as const]));
  return [...own, ...beside].map(
    ([property, of]) =>
      `${toPropertyKey(property)}: ${module.use('createSlug', 'src/storage/slug.ts')}(input${toAccess(of)}),`,
  );
}

function renderQuery(resource: ResourceModel, values: string): string {
  return isWrittenOnce(resource) ? `this.inserting.run(${values})` : renderInsertQuery(resource, values);
}

/** The new row, as it is stored. */
function renderStored(frame: StoreFrame, given: readonly Column[], isSuggested: boolean): string {
  const { resource, module } = frame;
  const { id, table } = resource;
  const query = renderQuery(
    resource,
    isSuggested ? `{ ...values, ${toPropertyKey(id.property)}: undefined }` : 'values',
  );
  if (!isNumbered(resource)) return `${module.use('onlyRow', ROWS_FILE)}(await ${run(frame, query)})`;
  const insert = module.use('insertNumbered', 'src/storage/numbers.ts');
  const number = given.includes(id) && !isSuggested ? `values${toAccess(id.property)}` : 'undefined';
  return `await ${insert}(this.queries, ${table.constant}${toAccess(id.property)}, ${number}, () => ${query})`;
}

/** Gives a row that was stored, with what other tables say of it. */
function renderNew(frame: StoreFrame, stored: string): string[] {
  const { resource, module } = frame;
  if (!isDetailed(resource)) return [`return ${stored};`];
  const onlyRow = module.use('onlyRow', ROWS_FILE);
  const members = renderNewMembers(frame);
  if (!isJoined(resource) && members.length > 0)
    return [`const stored = ${stored};`, ...members, `return ${onlyRow}(await ${renderComplete(frame, '[stored]')});`];
  if (!isJoined(resource)) return [`return ${onlyRow}(await ${renderComplete(frame, `[${stored}]`)});`];
  const found = renderRead(frame, `${renderSelect(frame)}${whereId(frame)}`);
  const { property } = resource.id;
  if (members.length === 0) return [`const { ${property}: id } = ${stored};`, `return ${onlyRow}(await ${found});`];
  return [
    `const stored = ${stored};`,
    `const id = stored${toAccess(property)};`,
    ...members,
    `return ${onlyRow}(await ${found});`,
  ];
}

export function renderInsert(frame: StoreFrame): string {
  const { resource, document } = frame;
  const columns = listGiven(document, resource, 'create');
  const slugs = renderSlugs(frame);
  const given =
    columns.length === 0
      ? '{}'
      : renderValues(columns, 'input', (access, column) => renderGiven(access, column, frame));
  const values = slugs.length === 0 ? given : given.replace(/\}$/, `${slugs.join('\n')}\n}`);
  const isGiven = columns.length + listGivenMembers(document, resource, 'create').length > 0;
  const parameters = isGiven ? `input: ${renderInput('create', columns, frame)}` : '';
  const isSuggested = resource.planned.id.isSuggested === true && columns.includes(resource.id);
  const first = isSuggested ? `\nconst [kept] = await ${run(frame, renderQuery(resource, 'values'))};` : '';
  const stored = `${isSuggested ? 'kept ?? ' : ''}${renderStored(frame, columns, isSuggested)}`;
  const head = `async insert(${parameters}${renderViewer(frame)}): Promise<${useRowType(frame)}> {\nconst values = ${values};${first}`;
  return `${head}\n${renderNew(frame, stored).join('\n')}\n}`;
}

/** What a replacement without a value leaves: the default where there is one, else nothing. */
function renderAbsent(access: string, column: Column): string {
  if (column.fallback?.from === 'schema') return `${access} ?? ${toLiteral(column.fallback.value)}`;
  return column.isNotNull ? access : `${access} ?? null`;
}

/** Of properties that no schema names, those that a change does not carry stay. */
function renderChanged(access: string, column: Column, { resource, module }: StoreFrame): string {
  if (column !== resource.others) return access;
  const own = `${resource.table.constant}${toAccess(column.property)}`;
  const sql = module.use('sql', DRIZZLE);
  return `${access} && ${sql}\`\${${own}} || \${${sql}.param(${access}, ${own})}::jsonb\``;
}

function listTouched({ resource, module }: StoreFrame): string[] {
  return resource.columns
    .filter(({ isTouched }) => isTouched)
    .map(({ property }) => `${toPropertyKey(property)}: ${module.use('sql', DRIZZLE)}\`now()\`,`);
}

export function renderChange(frame: StoreFrame, method: 'replace' | 'update'): string {
  const { resource, document } = frame;
  const { constant } = resource.table;
  const kind = method === 'replace' ? 'replace' : 'patch';
  const columns = listGiven(document, resource, kind);
  const [parameter, isPartial] = method === 'replace' ? ['input', false] : ['changes', true];
  const given = renderValues(
    columns,
    parameter,
    isPartial
      ? (access, column) => renderChanged(renderGiven(access, column, frame, true), column, frame)
      : (access, column) => renderAbsent(renderGiven(access, column, frame), column),
  );
  const touched = listTouched(frame);
  const values = touched.length === 0 ? given : given.replace(/\}$/, `${touched.join('\n')}\n}`);
  const head = `${method}(id: ${idType(resource)}, ${parameter}: ${renderInput(kind, columns, frame)}${renderViewer(frame)})`;
  const query = `this.queries.update(${constant}).set(values)${whereId(frame)}.returning()`;
  // An update without a single value is no query.
  const nothing =
    'if (Object.values(values).every((value) => value === undefined)) return this.find(id' +
    (isViewed(frame) ? ', viewer' : '') +
    ');';
  const lines = [
    ...renderChangedMembers(kind, parameter, frame),
    `const values = ${values};`,
    ...(isPartial && touched.length === 0 ? [nothing] : []),
  ];
  const comment = isPartial ? '/** Changes what is given. */\n' : '';
  return `${comment}${renderOne(frame, head, lines, query)}`;
}

/** What is stored in place of an item, one that is marked as deleted included. */
function renderReplaced(frame: StoreFrame): string {
  const { softDeletion } = frame.resource.planned;
  const cleared =
    softDeletion && `${toPropertyKey(softDeletion.property)}: ${softDeletion.as === 'flag' ? 'false' : 'null'},`;
  const beside = [...(cleared === undefined ? [] : [cleared]), ...listTouched(frame)];
  return beside.length === 0 ? 'values' : `{ ...values, ${beside.join(' ')} }`;
}

/** Stores what an item has one of, or what is there under a key that the caller has chosen. */
export function renderPut(frame: StoreFrame): string {
  const { resource, document } = frame;
  const { table, id } = resource;
  const columns = listGiven(document, resource, 'create');
  const values = renderValues(columns, 'input', (access, column) =>
    renderAbsent(renderGiven(access, column, frame), column),
  );
  const set = renderReplaced(frame);
  const conflict = `.onConflictDoUpdate({ target: ${table.constant}${toAccess(id.property)}, set: ${set} })`;
  const query = `this.queries.insert(${table.constant}).values(values)${conflict}.returning()`;
  const head = `async put(input: ${renderInput('create', columns, frame)}${renderViewer(frame)}): Promise<${useRowType(frame)}>`;
  const lines = [
    `const values = ${values};`,
    ...renderNew(frame, `${frame.module.use('onlyRow', ROWS_FILE)}(await ${run(frame, query)})`),
  ];
  return `/** Stores an item, in place of one that is there. */\n${head} {\n${lines.join('\n')}\n}`;
}

export function renderRemove(frame: StoreFrame): string {
  const { constant } = frame.resource.table;
  const isSoft = frame.resource.planned.softDeletion !== undefined;
  const change = isSoft ? `update(${constant}).set(${renderDeletion(frame, false)})` : `delete(${constant})`;
  const query = `this.queries.${change}${whereId(frame)}.returning()`;
  const comment = isSoft
    ? '/** Marks an item as deleted: nothing else finds it. Gives it as it was marked. */'
    : '/** Gives what was removed. */';
  const id = idType(frame.resource);
  if (!isDetailed(frame.resource)) return `${comment}\n${renderOne(frame, `remove(id: ${id})`, [], query)}`;
  const found = `const found = await this.find(id${isViewed(frame) ? ', viewer' : ''});`;
  const lines = [found, 'if (found === undefined) return undefined;', `await ${run(frame, query)};`, 'return found;'];
  const head = `async remove(id: ${id}${renderViewer(frame)}): Promise<${useRowType(frame)} | undefined>`;
  return `${comment}\n${head} {\n${lines.join('\n')}\n}`;
}

type States = NonNullable<TransitionModel['from']>;

function joinStates(values: States): string {
  return values.map((value) => `\`${String(value)}\``).join(' or ');
}

function renderOneOf(access: string, [only = '', ...others]: States, { module }: StoreFrame): string {
  if (others.length === 0) return `${module.use('eq', DRIZZLE)}(${access}, ${toLiteral(only)})`;
  return `${module.use('inArray', DRIZZLE)}(${access}, ${toLiteral([only, ...others])})`;
}

function describeMove(property: string, to: States[number]): string {
  if (typeof to === 'string') return `Moves an item to \`${to}\``;
  return `${to ? 'Sets' : 'Takes away'} \`${property}\` of an item`;
}

/** One statement decides and changes, so that of two requests at once only one finds the state that it needs. */
export function renderTransition(
  { method, state, to, from, stamps, carries, clears = [] }: TransitionModel,
  frame: StoreFrame,
): string {
  const { resource, module } = frame;
  const { constant } = resource.table;
  const access = `${constant}${toAccess(state.property)}`;
  const now = stamps.length === 0 ? '' : `${module.use('sql', DRIZZLE)}\`now()\``;
  const told = (column: Column): string => toOwnAccess('told', column.property);
  const values = [
    `${toPropertyKey(state.property)}: ${toLiteral(to)},`,
    ...carries
      .filter((column) => !stamps.includes(column))
      .map((column) => `${toPropertyKey(column.property)}: ${told(column)},`),
    ...stamps.map((column) => {
      const given = carries.includes(column) ? `${told(column)} ?? ` : '';
      return `${toPropertyKey(column.property)}: ${given}${now},`;
    }),
    ...clears.map((property) => `${toPropertyKey(property)}: null,`),
  ];
  const isSelf = `${module.use('eq', DRIZZLE)}(${constant}${toAccess(resource.id.property)}, id)`;
  const allowed = from === undefined ? undefined : renderOneOf(access, from, frame);
  const where = joinConditions([isSelf, allowed, renderPresence(frame)], module) ?? '';
  const query = `this.queries.update(${constant}).set({\n${values.join('\n')}\n}).where(${where}).returning()`;
  const only = from === undefined || typeof to === 'boolean' ? '' : `; only one that is ${joinStates(from)}`;
  const comment = toCommentText(`${describeMove(state.property, to)}${only}.`);
  const input = carries.length === 0 ? '' : `, told: ${renderInput('patch', carries, frame)}`;
  const head = `${method}(id: ${idType(resource)}${input}${renderViewer(frame)})`;
  return `/** ${comment} */\n${renderOne(frame, head, [], query)}`;
}
