import { normaliseSchema } from '../comparison/normalise';
import { findIdParameter } from '../model/fit';
import { findOnlyForm } from '../model/form-fields';
import type { ResourceModel } from '../model/resources';
import { readBodyShape } from '../model/resources';
import { chooseStatus } from '../model/statuses';
import { checksOwner, listGiven, nameTransition } from '../model/store-needs';
import { toAccess, toLiteral, toPropertyKey, toWords } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { findResource, renderItemAnswer, renderThrow } from './handler-frame';
import { renderListHandler } from './list-handler';

/** The expression for the body of a request, checked. */
function renderBody({ service, operation }: HandlerFrame): string {
  const isForm = findOnlyForm(service.document, operation) !== undefined;
  return isForm ? 'await readBody(c.req.raw)' : "c.req.valid('json')";
}

/** Properties whose `null` the table cannot hold: it counts as not given. */
function listNullable({ service, operation, resource }: HandlerFrame): string[] {
  const shape = readBodyShape(service.document, operation);
  return resource.columns
    .filter(({ property, isNotNull }) => isNotNull && shape?.properties.has(property) === true)
    .map(({ property }) => property)
    .filter(
      (property) => normaliseSchema(service.document, shape?.properties.get(property)?.schema ?? true).allowsNull,
    );
}

/**
 * What a store is given: the body, with what the path says of it. A body that may carry anything is taken apart, so that
 * nothing gets in that was not checked.
 */
function renderInput(kind: 'create' | 'replace' | 'patch', frame: HandlerFrame): { lines: string[]; input: string } {
  const { service, operation, resource } = frame;
  const shape = readBodyShape(service.document, operation);
  const body = renderBody(frame);
  const fromPath = kind === 'create' ? operation.planned.parents : [];
  const added = fromPath.map(({ parameter, property }) => `${toPropertyKey(property)}: path${toAccess(parameter)},`);
  const nullable = new Set(listNullable(frame));
  const isOpen = shape?.additional !== undefined && shape.additional !== false;
  if (!isOpen && nullable.size === 0)
    return { lines: [], input: added.length === 0 ? body : `{ ...(${body}), ${added.join(' ')} }` };
  const taken = listGiven(service.document, resource, kind)
    .map(({ property }) => property)
    .filter((property) => shape?.properties.has(property) === true)
    .map((property) => {
      const access = `input${toAccess(property)}`;
      return `${toPropertyKey(property)}: ${nullable.has(property) ? `${access} ?? undefined` : access},`;
    });
  return { lines: [`const input = ${body};`], input: `{ ${[...taken, ...added].join(' ')} }` };
}

function joinWords(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

type Writing = 'create' | 'replace' | 'patch';

/** The answer for what must be unique and is taken. */
function renderUnique(kind: Writing, { service, operation, resource }: HandlerFrame): string[] {
  const { planned, responses } = operation;
  const given = new Set(listGiven(service.document, resource, kind));
  const sets = resource.unique.filter((columns) => columns.some((column) => given.has(column)));
  const ids = given.has(resource.id) ? [[resource.id]] : [];
  if (sets.length + ids.length === 0) return [];
  const declared = planned.conflicts.find(({ cause }) => cause === 'unique')?.status;
  const status = declared ?? chooseStatus(responses, [409, 422, 400], 409);
  const names = [...ids, ...sets].map((columns) =>
    joinWords(
      columns.map(({ property }) => property),
      'and',
    ),
  );
  return [`unique: [${status}, ${toLiteral(`Another ${resource.words} has the same ${joinWords(names, 'or')}.`)}],`];
}

/** The answer for a reference to what is not there. */
function renderReference(kind: Writing, frame: HandlerFrame): string[] {
  const { service, operation, resource } = frame;
  const given = new Set(listGiven(service.document, resource, kind));
  const targets = resource.foreignKeys.filter(({ column }) => given.has(column)).map((key) => toWords(key.resource));
  if (targets.length === 0) return [];
  const status = chooseStatus(operation.responses, [404, 409], chooseStatus(operation.responses, [422, 400], 400));
  return [`reference: [${status}, ${toLiteral(`There is no such ${joinWords([...new Set(targets)], 'or')}.`)}],`];
}

/** Gives a broken rule of the database the answer that the operation declares. */
function guard(lines: readonly string[], answers: readonly string[], { module }: HandlerFrame): string[] {
  if (answers.length === 0) return [...lines];
  const convert = module.use('toConflict', 'src/http/constraints.ts');
  return ['try {', ...lines, '} catch (error) {', `throw ${convert}(error, {`, ...answers, '});', '}'];
}

function renderMissing(variable: string, { resource, ...frame }: HandlerFrame): string {
  return `if (${variable} === undefined) ${renderThrow(404, `There is no such ${resource.words}.`, frame)}`;
}

/** Refuses an item that does not belong to what the path names above it. */
function renderOwnerCheck(id: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  if (!checksOwner(operation) || operation.planned.kind === 'read') return [];
  const mismatch = renderForeign('owned', frame, true);
  const message = renderThrow(404, `There is no such ${resource.words}.`, frame);
  return [`const owned = await ${frame.useStore(resource)}.find(${id});`, `if (${mismatch}) ${message}`];
}

/** Whether an item belongs to other parents than the path names. */
function renderForeign(variable: string, { operation }: HandlerFrame, isOptional = false): string {
  return operation.planned.parents
    .map(({ parameter, property }) => {
      const access = toAccess(property);
      const optional = access.startsWith('.') ? `?${access}` : `?.${access}`;
      return `${variable}${isOptional ? optional : access} !== path${toAccess(parameter)}`;
    })
    .join(' || ');
}

function renderItemHandler(call: (id: string, store: string) => string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { variable } = resource;
  const id = `path${toAccess(findIdParameter(operation) ?? '')}`;
  const isShown = operation.planned.success?.shape !== 'empty';
  const result = isShown ? variable : 'row';
  const missing =
    operation.planned.kind === 'read' && checksOwner(operation)
      ? `if (${result} === undefined || ${renderForeign(result, frame)}) ${renderThrow(404, `There is no such ${resource.words}.`, frame)}`
      : renderMissing(result, frame);
  return [
    ...renderOwnerCheck(id, frame),
    `const ${result} = await ${call(id, frame.useStore(resource))};`,
    missing,
    renderItemAnswer(result, frame),
  ];
}

function renderCreateHandler(frame: HandlerFrame): string[] {
  const { service, operation, resource } = frame;
  const { variable } = resource;
  const isShown = operation.planned.success?.shape !== 'empty';
  const { lines, input } = renderInput('create', frame);
  const given = listGiven(service.document, resource, 'create').length === 0 ? '' : input;
  const call = `await ${frame.useStore(resource)}.insert(${given});`;
  const stores = [isShown ? `const ${variable} = ${call}` : call, renderItemAnswer(variable, frame)];
  const reads = operation.planned.parents.length > 0 ? ["const path = c.req.valid('param');"] : [];
  const answers = [...renderUnique('create', frame), ...renderReference('create', frame)];
  return [...reads, ...(given === '' ? [] : lines), ...guard(stores, answers, frame)];
}

function renderChangeHandler(kind: 'replace' | 'patch', frame: HandlerFrame): string[] {
  const { lines, input } = renderInput(kind, frame);
  const method = kind === 'replace' ? 'replace' : 'update';
  const body = renderItemHandler((id, store) => `${store}.${method}(${id}, ${input})`, frame);
  const answers = [...renderUnique(kind, frame), ...renderReference(kind, frame)];
  return ["const path = c.req.valid('param');", ...lines, ...guard(body, answers, frame)];
}

function renderDeleteHandler(frame: HandlerFrame): string[] {
  const body = renderItemHandler((id, store) => `${store}.remove(${id})`, frame);
  const conflict = frame.operation.planned.conflicts.find(({ cause }) => cause === 'referenced');
  const message = `Something still refers to this ${frame.resource.words}.`;
  const answers = conflict === undefined ? [] : [`reference: [${conflict.status}, ${toLiteral(message)}],`];
  return ["const path = c.req.valid('param');", ...guard(body, answers, frame)];
}

function renderReadHandler(frame: HandlerFrame): string[] {
  return ["const path = c.req.valid('param');", ...renderItemHandler((id, store) => `${store}.find(${id})`, frame)];
}

/** Says of an item that stayed as it was whether it is missing, or in a state that does not allow the action. */
function renderStayed(id: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { from, refusal = 409, property = '' } = operation.planned.transition ?? {};
  if (from === undefined) return [renderMissing(resource.variable, frame)];
  const states = joinWords(from, 'or');
  return [
    `if (${resource.variable} === undefined) {`,
    `if ((await ${frame.useStore(resource)}.find(${id})) === undefined) ${renderThrow(404, `There is no such ${resource.words}.`, frame)}`,
    renderThrow(refusal, `The ${property} of this ${resource.words} must be ${states}.`, frame),
    '}',
  ];
}

function renderTransitionHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const id = `path${toAccess(findIdParameter(operation) ?? '')}`;
  return [
    "const path = c.req.valid('param');",
    ...renderOwnerCheck(id, frame),
    `const ${resource.variable} = await ${frame.useStore(resource)}.${nameTransition(operation.planned.id)}(${id});`,
    ...renderStayed(id, frame),
    renderItemAnswer(resource.variable, frame),
  ];
}

const HANDLERS: Readonly<Record<string, (frame: HandlerFrame) => string[]>> = {
  list: renderListHandler,
  create: renderCreateHandler,
  read: renderReadHandler,
  replace: (frame) => renderChangeHandler('replace', frame),
  patch: (frame) => renderChangeHandler('patch', frame),
  delete: renderDeleteHandler,
  transition: renderTransitionHandler,
};

/** The statements of an operation's handler. */
export function renderHandler(frame: HandlerFrame): string[] {
  const handler = HANDLERS[frame.operation.planned.kind];
  if (handler === undefined) throw new Error(`${frame.operation.planned.id} has no handler`);
  return handler(frame);
}

/** The resource of an operation that works. */
export function requireResource(frame: Omit<HandlerFrame, 'resource'>): ResourceModel {
  const { planned } = frame.operation;
  const resource = findResource(frame, planned.resource);
  if (resource === undefined) throw new Error(`${planned.id} belongs to no resource`);
  return resource;
}
