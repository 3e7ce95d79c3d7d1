import { normaliseSchema } from '../comparison/normalise';
import { PASSWORD_HASH } from '../model/account-columns';
import type { Column } from '../model/columns';
import { makesOfNothing } from '../model/empty-requests';
import { findOnlyForm } from '../model/form-fields';
import { listNamed, listOthers } from '../model/other-properties';
import { readBodyShape } from '../model/resources';
import { chooseStatus, findResponse, findUnknown } from '../model/statuses';
import { listGiven, listGivenMembers } from '../model/store-needs';
import { takesOnlyXml } from '../model/xml';
import type { Property } from '../schema/object-shape';
import { toAccess, toLiteral, toOwnAccess, toPropertyKey, toWords } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { renderNoSuch, renderProblem } from './handler-frame';
import { renderGivenLines } from './lines';
import { renderNarrowing } from './narrowing';
import { renderOwnedBody } from './owned-references';

export const PASSWORDS_FILE = 'src/accounts/passwords.ts';

/** How a request changes what is stored. */
export type Writing = 'create' | 'replace' | 'patch';

/** What a request carries, without what it is wrapped in. */
export function renderBody({ service, operation }: Pick<HandlerFrame, 'service' | 'operation'>): string {
  if (operation.planned.kind === 'query-patch') return 'changes.data';
  if (operation.planned.upload !== undefined) return 'carried.fields';
  if (makesOfNothing(operation)) return '{}';
  if (findOnlyForm(service.document, operation) !== undefined) return 'await readBody(c.req.raw)';
  const { bodyProperty } = operation.planned;
  if (takesOnlyXml(operation))
    return bodyProperty === undefined ? 'await readBody(c.req)' : `(await readBody(c.req))${toAccess(bodyProperty)}`;
  return `c.req.valid('json')${bodyProperty === undefined ? '' : toAccess(bodyProperty)}`;
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

/** Whose a new item is. */
export function renderOwner({ resource, useCaller }: HandlerFrame): string[] {
  const owner = resource.planned.relations.find(({ from }) => from === 'caller');
  return owner === undefined ? [] : [`${toPropertyKey(owner.property)}: ${useCaller()}.id,`];
}

/** What the request carries beside the properties that have a column. */
function renderOthers({ service, operation, resource, module }: HandlerFrame): string[] {
  return listOthers(service.document, resource, operation).map((property) => {
    const named = toLiteral(listNamed(service.document, resource, operation));
    return `${toPropertyKey(property)}: ${module.use('omit', 'src/storage/other-properties.ts')}(input, ${named}),`;
  });
}

/** What is kept of a password; of one that a request may leave out, nothing where it does. */
export function renderPasswordHash(
  access: string,
  { service, module }: HandlerFrame,
  property: Property | undefined,
): string {
  const hash = `await ${module.use('hashPassword', PASSWORDS_FILE)}(${access})`;
  if (property === undefined || property.isRequired) return hash;
  const isSent = normaliseSchema(service.document, property.schema).allowsNull
    ? `typeof ${access} === 'string'`
    : `${access} !== undefined`;
  return `${isSent} ? ${hash} : undefined`;
}

/** The hash of a password that the request carries. */
function renderHash(frame: HandlerFrame): string[] {
  const { service, operation, resource } = frame;
  const { password } = resource.planned.account ?? {};
  const property = password && readBodyShape(service.document, operation)?.properties.get(password);
  if (password === undefined || !property) return [];
  return [`${PASSWORD_HASH}: ${renderPasswordHash(`input${toAccess(password)}`, frame, property)},`];
}

/** Code of an object with more members. */
function addTo(object: string, added: readonly string[]): string {
  if (added.length === 0) return object;
  return `{ ${object === '{}' ? '' : `...(${object}), `}${added.join(' ')} }`;
}

/**
 * What a store is given: the body, with what the path says of it. A body that may carry anything is taken apart, so that
 * nothing gets in that was not checked.
 * @param body - the expression for it
 * @returns with `owned`, what must be asked before anything is stored: whose what the body refers to is
 */
export function renderInput(
  kind: Writing,
  frame: HandlerFrame,
  body = renderBody(frame),
): { lines: string[]; input: string; owned: string[] } {
  const { service, operation, resource } = frame;
  const shape = readBodyShape(service.document, operation);
  const completed = renderGivenLines(frame);
  const fromPath = kind === 'create' ? operation.planned.parents : [];
  const added = [
    ...fromPath.map(({ parameter, property }) => `${toPropertyKey(property)}: path${toAccess(parameter)},`),
    ...(kind === 'create' ? renderOwner(frame) : []),
    ...(completed.member === undefined ? [] : [completed.member]),
  ];
  const nullable = new Set(listNullable(frame));
  const hashed = renderHash(frame);
  const isOpen = shape?.additional !== undefined && shape.additional !== false;
  const checks = renderNarrowing(kind, frame);
  const owned = [...renderOwnedBody(frame), ...completed.before];
  const isBare = checks.length + owned.length === 0 && completed.member === undefined;
  const given = isBare ? body : 'input';
  const lines = isBare ? [] : [`const input = ${body};`, ...checks];
  if (!isOpen && nullable.size === 0 && hashed.length === 0) return { lines, owned, input: addTo(given, added) };
  const members = listGivenMembers(service.document, resource, kind).flatMap(({ planned }) => planned.carried ?? []);
  const taken = [...listGiven(service.document, resource, kind).map(({ property }) => property), ...members]
    .filter((property) => shape?.properties.has(property) === true && property !== completed.property)
    .map((property) => {
      const access = toOwnAccess('input', property);
      return `${toPropertyKey(property)}: ${nullable.has(property) ? `${access} ?? undefined` : access},`;
    });
  const others = renderOthers(frame);
  return {
    owned,
    lines: [`const input = ${body};`, ...checks],
    input: `{ ${[...taken, ...added, ...others, ...hashed].join(' ')} }`,
  };
}

/** `a, b or c`. */
export function joinWords(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** What to say of each column that may be taken: `{ "author_id": { authorId: ['has already been taken'] } }`. */
function renderTaken(columns: readonly Column[]): string {
  const told = columns.map(
    ({ sqlName, property }) => `${toLiteral(sqlName)}: ${renderProblem(property, 'has already been taken')}`,
  );
  return `{ ${told.join(', ')} }`;
}

/** The answer for what must be unique and is taken. */
export function renderUnique(kind: Writing, { service, operation, resource, namesProblems }: HandlerFrame): string[] {
  const { planned, responses } = operation;
  const given = new Set(listGiven(service.document, resource, kind));
  const sets = resource.unique.filter((columns) => columns.some((column) => given.has(column)));
  const isSuggested = kind === 'create' && resource.planned.id.isSuggested === true;
  const isRefused = !isSuggested && planned.kind !== 'put';
  const ids = isRefused && given.has(resource.id) ? [[resource.id]] : [];
  if (sets.length + ids.length === 0) return [];
  const declared = planned.conflicts.find(({ cause }) => cause === 'unique')?.status;
  // A 409 that a default answer covers says more than any other refusal that is named.
  const status =
    declared ?? (findResponse(responses, 409) === undefined ? chooseStatus(responses, [422, 400], 409) : 409);
  const names = [...ids, ...sets].map((columns) =>
    joinWords(
      columns.map(({ property }) => property),
      'and',
    ),
  );
  const message = toLiteral(`Another ${resource.words} has the same ${joinWords(names, 'or')}.`);
  const told = namesProblems ? `, ${renderTaken([...ids, ...sets].flat())}` : '';
  return [`unique: [${status}, ${message}${told}],`];
}

/**
 * The answer for a reference to what is not there.
 * @param only - the only property that the request sets
 */
export function renderReference(kind: Writing, frame: HandlerFrame, only?: string): string[] {
  const { service, operation, resource, namesProblems } = frame;
  const given = new Set(listGiven(service.document, resource, kind));
  // Callers have accounts: a reference to theirs leads somewhere.
  const owners = new Set(
    resource.planned.relations.flatMap(({ from, property }) => (from === 'caller' ? [property] : [])),
  );
  const keys = resource.foreignKeys
    .filter(({ column }) => given.has(column) && !owners.has(column.property))
    .filter(({ column }) => only === undefined || column.property === only);
  const carried = only === undefined ? listGivenMembers(service.document, resource, kind) : [];
  const members = carried.map(({ planned }) => planned);
  const targets = [...keys, ...members].map((key) => toWords(key.resource));
  if (targets.length === 0) return [];
  const usual = chooseStatus(operation.responses, [404, 409], chooseStatus(operation.responses, [422, 400], 400));
  const isInBody = members.length > 0 || only !== undefined;
  const status = (isInBody ? findUnknown(operation.responses) : undefined) ?? usual;
  const message = toLiteral(`There is no such ${joinWords([...new Set(targets)], 'or')}.`);
  const [target] = targets;
  const named = namesProblems && target !== undefined ? `, ${renderProblem(target, 'not found')}` : '';
  return [`reference: [${status}, ${message}${named}],`];
}

/** Gives a broken rule of the database the answer that the operation declares. */
export function guard(lines: readonly string[], answers: readonly string[], { module }: HandlerFrame): string[] {
  if (answers.length === 0) return [...lines];
  const convert = module.use('toConflict', 'src/http/constraints.ts');
  return ['try {', ...lines, '} catch (error) {', `throw ${convert}(error, {`, ...answers, '});', '}'];
}

export function renderMissing(variable: string, { resource, ...frame }: HandlerFrame): string {
  return `if (${variable} === undefined) ${renderNoSuch(resource, frame)}`;
}
