import type { Resource } from '@orchestrate/contracts/plan';

import { renderHeld } from '../service/answer-places';
import type { OperationView, ParameterView } from '../service/operation-view';
import { renderAccess, renderLiteral, renderObject } from '../text/code';
import { renderSample } from '../values/sample';

import { renderFile } from './sent-file';

/** Names and code, in order. */
export type Entries = readonly (readonly [name: string, code: string])[];

/** What a request carries, as code. */
export interface CallArguments {
  /** By path parameter, or by the property of the body that selects the item. */
  readonly path?: Entries;
  /** Or the file; where none is given, any is sent. */
  readonly body?: string;
  /** Whether the body is sent as it stands, also where it should tell an id. */
  readonly isBodyWhole?: boolean;
  readonly query?: Entries;
  /** Code of a query that is laid over the usual one. */
  readonly queryOver?: string;
  /** Names that this query always carries. */
  readonly carried?: readonly string[];
  readonly headers?: Entries;
  readonly credentials?: 'wrong' | 'none';
  /** Code of the person who calls. */
  readonly as?: string;
}

const NOBODY: Readonly<Record<string, string>> = { uuid: '"00000000-0000-4000-8000-000000000000"' };

/** Code of a valid value that a path can carry and that no item has. */
export function renderUnknownId({ name, shape }: ParameterView): string {
  if (shape.kind === 'integer' || shape.kind === 'number') return String(shape.maximum ?? 2 ** 31 - 1);
  if (shape.kind !== 'string') return renderSample(shape, name);
  return (shape.pattern === undefined ? NOBODY[shape.format ?? ''] : undefined) ?? renderSample(shape, `no ${name}`);
}

/** Values for all that selects an item, in the path or in the body, that nothing stored goes by. */
export function listUnknown(operation: OperationView): Entries {
  const { body, planned } = operation;
  const properties = body?.shape.kind === 'object' ? body.shape.properties : [];
  const selecting = properties.filter(({ name }) => name === planned.idProperty);
  return [
    ...listUnknownPath(operation),
    ...selecting.map((property): [string, string] => [
      property.name,
      renderUnknownId({ ...property, isExploded: true }),
    ]),
  ];
}

/** Values for all path parameters that nothing stored goes by. */
export function listUnknownPath({ path }: OperationView): Entries {
  return path.map((parameter) => [parameter.name, renderUnknownId(parameter)]);
}

/** Headers that every request carries unless it says otherwise: a key of its own, and for a tag any that the item has. */
export function listUsualHeaders({ planned, header }: OperationView): Entries {
  const { conditions, idempotency } = planned;
  const required = header
    .filter(({ name, isRequired }) => isRequired && !isIfMatch(name))
    .map(({ name, shape }): [string, string] => [
      name,
      renderSample(shape, name, name === idempotency?.header ? 'unique' : 'sent'),
    ]);
  const asksForTag = header.some(({ name, isRequired }) => isRequired && isIfMatch(name));
  const isAny = asksForTag || conditions?.match?.missing !== undefined;
  return [...required, ...(isAny ? [['If-Match', '"*"'] as const] : [])];
}

function isIfMatch(name: string): boolean {
  return name.toLowerCase() === 'if-match';
}

function isText(shape: ParameterView['shape']): boolean {
  if (shape.kind === 'enum') return shape.values.every((value) => typeof value === 'string');
  return shape.kind === 'string';
}

/** Query parameters that a request must carry. */
function listRequiredQuery({ query }: OperationView): Entries {
  return (
    query
      .filter(({ isRequired }) => isRequired)
      // An object that need hold nothing, and whose properties travel by their own names, is sent by sending nothing.
      .filter(
        ({ shape, isExploded }) =>
          !(isExploded && shape.kind === 'object' && shape.properties.every((own) => !own.isRequired)),
      )
      .map(({ name, shape }) => [
        name,
        shape.kind === 'array' || isText(shape) ? renderSample(shape, name) : `String(${renderSample(shape, name)})`,
      ])
  );
}

/** Code of the item that an answer shows. */
export function renderItem({ planned: { success } }: OperationView, answer = 'answer'): string {
  if (success?.itemProperty === undefined) return `${answer}.body`;
  return renderAccess(renderHeld(success, answer), success.itemProperty);
}

/** Code of the id of an item that was made, as the answer tells it. */
export function renderNewId({ id }: Resource, operation: OperationView): string {
  if (id.isInPath === true) return 'placedId(answer.headers)';
  return renderAccess(renderItem(operation), id.property);
}

/** What a body tells of the item's id: where no parameter of the path does, and where it has to repeat that one. */
function findIdInBody({ planned, path, repeatedId }: OperationView, selected: Entries): Entries[number] | undefined {
  const { idProperty, parents, ancestors = [] } = planned;
  if (repeatedId !== undefined) {
    const own = path.find(({ name }) => ![...parents, ...ancestors].some(({ parameter }) => parameter === name));
    const value = selected.find(([name]) => name === own?.name)?.[1];
    return value === undefined ? undefined : [repeatedId, value];
  }
  const isParameter = path.some(({ name }) => name === idProperty);
  return isParameter ? undefined : selected.find(([name]) => name === idProperty);
}

/** Code of a body with the item's id, where it must carry that. */
function withId(operation: OperationView, { path = [], body, isBodyWhole }: CallArguments): string | undefined {
  const entry = findIdInBody(operation, path);
  if (entry === undefined || body === undefined || isBodyWhole === true) return body;
  return `{ ...${body}, ${renderObject([entry]).slice(1, -1).trim()} }`;
}

/** Code of a body in the wrapper that an operation asks for. */
export function wrapBody({ bodyProperty }: OperationView['planned'], code: string | undefined): string {
  if (code === undefined) return 'undefined';
  return bodyProperty === undefined ? code : renderObject([[bodyProperty, code]]);
}

function renderQuery(
  operation: OperationView,
  { query = [], queryOver, carried = [] }: CallArguments,
): string | undefined {
  const usual = [...new Map([...listRequiredQuery(operation), ...query])].filter(([name]) => !carried.includes(name));
  if (usual.length === 0) return queryOver;
  const code = renderObject(usual);
  return queryOver === undefined ? code : `${code.slice(0, -2)}, ...${queryOver} }`;
}

/** Code of what the body of an action tells, where nothing else is given; `undefined` where none need be sent. */
export function renderUsualBody({ planned, body }: OperationView): string | undefined {
  const isKept = planned.transition?.carries !== undefined || body?.isRequired === true;
  if (planned.kind !== 'transition' || body === undefined || !isKept) return undefined;
  return renderSample(body.shape, 'body');
}

/** Code that calls an operation: `api.updateBook({ bookId: book.id }, { title: "x" })`. */
export function renderCall(operation: OperationView, given: CallArguments = {}): string {
  const { planned, path, body } = operation;
  const values = path.map(
    (parameter) =>
      given.path?.find(([name]) => name === parameter.name) ?? ([parameter.name, renderUnknownId(parameter)] as const),
  );
  const query = renderQuery(operation, given);
  const options: Entries = [
    ...(query === undefined ? [] : [['query', query] as const]),
    ...(given.headers === undefined ? [] : [['headers', renderObject(given.headers)] as const]),
    ...(given.credentials === undefined ? [] : [['credentials', renderLiteral(given.credentials)] as const]),
    ...(given.as === undefined ? [] : [['as', given.as] as const]),
  ];
  const parts = [
    ...(path.length === 0 ? [] : [renderObject(values)]),
    ...(planned.upload !== undefined
      ? [given.body ?? renderFile(planned)]
      : body === undefined
        ? []
        : [wrapBody(planned, withId(operation, given) ?? renderUsualBody(operation))]),
    ...(options.length === 0 ? [] : [renderObject(options)]),
  ];
  return `api.${planned.id}(${parts.join(', ')})`;
}
