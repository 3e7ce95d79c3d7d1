import type { OperationView, ParameterView } from '../../service/operation-view';
import type { ObjectShape, Shape } from '../../shapes/shape';

import { sampleValue } from './sample-value';
import type { Sketch } from './sketch';
import { sketchShape } from './sketch';

/** What an answer of one status looks like, as far as it is documented. */
export interface DocumentedAnswer {
  readonly types: readonly string[];
  readonly body?: Sketch;
}

/** A request to a route, and the answers that are documented for it. */
export interface RouteCase {
  readonly name: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  /** By status; `refusal`: any from 400 to 499. */
  readonly answers: Readonly<Record<string, DocumentedAnswer>> | 'refusal';
}

const UNKNOWN_UUID = '00000000-0000-4000-8000-000000000000';

/** Text that a path can carry and that nothing is expected to go by. */
function unknownId({ shape }: ParameterView): string | undefined {
  if (shape.kind === 'integer' || shape.kind === 'number') return String(shape.maximum ?? 2 ** 31 - 1);
  if (shape.kind === 'string' && shape.pattern === undefined)
    return shape.format === 'uuid' ? UNKNOWN_UUID : 'nobody-goes-by-this'.slice(0, shape.maxLength);
  return shape.kind === 'any' ? 'nobody-goes-by-this' : undefined;
}

function fillPath({ planned, path }: OperationView): string | undefined {
  const values = path.map((parameter) => [parameter.name, unknownId(parameter)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  const known = new Map(values);
  const prefixes = new Map(path.map(({ name, prefix = '' }) => [name, prefix]));
  return planned.path.replace(
    /\{([^}]+)\}/g,
    (_, name: string) => `${prefixes.get(name) ?? ''}${encodeURIComponent(known.get(name) ?? '')}`,
  );
}

function listQuery({ query }: OperationView): string | undefined {
  const pairs: string[] = [];
  for (const { name, shape, isRequired } of query) {
    if (!isRequired) continue;
    const value = sampleValue(shape, name);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function pickAnswers(
  { responses }: OperationView,
  isWanted: (status: number) => boolean,
): Record<string, DocumentedAnswer> {
  const wanted = responses.filter(({ status }) => /^\d{3}$/.test(status) && isWanted(Number(status)));
  return Object.fromEntries(
    wanted.map(({ status, shape, types }) => {
      const body = shape === undefined ? undefined : sketchShape(shape);
      return [status, { types: types ?? [], ...(body === undefined ? {} : { body }) }];
    }),
  );
}

/** Bodies that lack one property that they must have. */
function listIncomplete(shape: ObjectShape, whole: object): { readonly name: string; readonly body: object }[] {
  return shape.properties
    .filter(({ isRequired, isReadOnly }) => isRequired && !isReadOnly)
    .map(({ name }) => ({
      name,
      body: Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)),
    }));
}

/** Requests with a body, whole and incomplete. */
function listWriting(operation: OperationView, path: string, shape: Shape): RouteCase[] {
  const { title, planned } = operation;
  const method = planned.method.toUpperCase();
  const whole = sampleValue(shape, 'body');
  if (shape.kind !== 'object' || typeof whole !== 'object' || whole === null) return [];
  if (!shape.properties.some(({ isRequired }) => isRequired)) return [];
  const answers = pickAnswers(operation, () => true);
  const valid: RouteCase = {
    name: `${title} answers a valid body as it is documented`,
    method,
    path,
    body: whole,
    answers,
  };
  const incomplete = listIncomplete(shape, whole).map(({ name, body }): RouteCase => ({
    name: `${title} refuses a body without ${name}`,
    method,
    path,
    body,
    answers: 'refusal',
  }));
  return [...(Object.keys(answers).length === 0 ? [] : [valid]), ...incomplete];
}

function listReading(operation: OperationView, path: string): RouteCase[] {
  const { title, planned } = operation;
  const method = planned.method.toUpperCase();
  const build = (name: string, isWanted: (status: number) => boolean): RouteCase[] => {
    const answers = pickAnswers(operation, isWanted);
    return Object.keys(answers).length === 0 ? [] : [{ name, method, path, answers }];
  };
  if (operation.path.length === 0)
    return planned.method === 'get'
      ? build(`${title} answers as it is documented`, (status) => status >= 200 && status < 300)
      : [];
  const isMissing = operation.responses.some(({ status }) => status === '404');
  return isMissing
    ? build(`${title} answers 404 where nothing goes by its path`, (status) => status === 404)
    : build(`${title} answers as it is documented where nothing goes by its path`, () => true);
}

/** The requests that a documented route is tested with; none where its documents say too little. */
export function listRouteCases(operation: OperationView): RouteCase[] {
  const { title, planned, header, body, hasOtherBody } = operation;
  const [path, query] = [fillPath(operation), listQuery(operation)];
  if (path === undefined || query === undefined || header.some(({ isRequired }) => isRequired)) return [];
  const isClosed = planned.security.length > 0 && planned.security.every((names) => names.length > 0);
  if (isClosed) {
    const answers = pickAnswers(operation, (status) => status === 401 || status === 403);
    const name = `${title} lets nobody in without credentials`;
    return Object.keys(answers).length === 0
      ? []
      : [{ name, method: planned.method.toUpperCase(), path: path + query, answers }];
  }
  if (body !== undefined) return operation.path.length > 0 ? [] : listWriting(operation, path + query, body.shape);
  const isSafe = planned.method === 'get' || (planned.method === 'delete' && operation.path.length > 0);
  return hasOtherBody || !isSafe ? [] : listReading(operation, path + query);
}
