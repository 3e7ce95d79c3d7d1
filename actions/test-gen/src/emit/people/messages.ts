import type { OperationView } from '../../service/operation-view';
import { renderLiteral, renderObject } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import { renderRefusal } from '../e2e/refusals';
import type { TestCase } from '../test-module';

import { statusOf } from './people';

/** The first of some statuses that an operation names. */
function findRefusal({ responses }: OperationView): number {
  const statuses = [401, 403, 404, 410, 422, 400];
  return statuses.find((status) => responses.some((response) => response.status === String(status))) ?? 400;
}

/** How values are sent: in the place that each belongs to. */
function place(values: readonly (readonly [place: string, name: string, code: string])[]): {
  body?: string;
  path?: Entries;
  query?: Entries;
} {
  const of = (wanted: string): [string, string][] =>
    values.filter(([where]) => where === wanted).map(([, name, code]) => [name, code]);
  const [body, path, query] = [of('body'), of('path'), of('query')];
  return {
    ...(body.length === 0 ? {} : { body: renderObject(body) }),
    ...(path.length === 0 ? {} : { path }),
    ...(query.length === 0 ? {} : { query }),
  };
}

/** A code that is in no message. */
export function emitUseCode(operation: OperationView): TestCase[] {
  const { code, next, repeated } = operation.planned.message ?? {};
  if (code === undefined) return [];
  const password = renderLiteral('a password of tomorrow');
  const passwords = [next, repeated].flatMap((name) => (name === undefined ? [] : [['body', name, password] as const]));
  const call = renderCall(operation, place([[code.in, code.name, '"given-to-nobody"'], ...passwords]));
  const refusal = findRefusal(operation);
  return [
    {
      title: `answers ${refusal} to a code that nobody was given`,
      lines: [`const answer = await ${call};`, renderRefusal(operation, refusal)],
    },
  ];
}

/** An address that nobody has: who asks does not learn it. */
export function emitSendCode(operation: OperationView): TestCase[] {
  const { address } = operation.planned.message ?? {};
  if (address === undefined) return [];
  const call = renderCall(operation, place([[address.in, address.name, '"nobody@example.com"']]));
  return [
    {
      title: `answers ${statusOf(operation)} to an address that nobody has, too`,
      lines: [`expectDeclared(await ${call}, ${statusOf(operation)});`],
    },
  ];
}
