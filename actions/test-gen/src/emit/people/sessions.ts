import { renderRefreshToken } from '../../service/answer-places';
import type { OperationView } from '../../service/operation-view';
import { renderAccess, renderLiteral, renderObject } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import { renderRefusal } from '../e2e/refusals';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { expectOwn, renderLoginBody, renderToken, repeatedStatus, statusOf } from './people';

/** The first of some statuses that an operation names, else 401. */
function findNamed({ responses }: OperationView, statuses: readonly number[]): number {
  return statuses.find((status) => responses.some((response) => response.status === String(status))) ?? 401;
}

/** Ending a token by what a login gave beside it: both are of no use any more, and what is none changes nothing. */
function emitEndByRefresh(people: People, operation: OperationView, property: string): TestCase[] {
  const entered = enter(people);
  const token = people.login && renderToken(people.resource, people.login.operation, 'entry');
  if (entered === undefined) return [];
  const isOpen = operation.planned.security.length === 0;
  const end = renderCall(operation, {
    body: renderObject([[property, entered.refresh]]),
    ...(isOpen ? {} : { as: `{ token: ${token ?? ''} }` }),
  });
  const again = isOpen
    ? [`expectDeclared(await ${end}, ${statusOf(operation)});`]
    : [`const answer = await ${end};`, renderRefusal(operation, 401)];
  return [
    {
      title: `answers ${statusOf(operation)} and ends the token ${isOpen ? '' : 'of who calls '}with what renews it`,
      lines: [
        ...entered.lines,
        `expectDeclared(await ${end}, ${statusOf(operation)});`,
        ...(token === undefined ? [] : expectOwn(people, `{ token: ${token} }`, 401)),
        ...again,
      ],
    },
  ];
}

/** Ending the caller's token: it lets nobody in any more, and those of others do. */
export function emitEndToken(people: People, operation: OperationView): TestCase[] {
  const { property } = operation.planned;
  if (property !== undefined) return emitEndByRefresh(people, operation, property);
  const end = (person: string): string => renderCall(operation, { as: person });
  return [
    {
      title: `answers ${statusOf(operation)} and ends the token of who calls, and of nobody else`,
      lines: [
        'const owner = await signUp();',
        'const other = await signUp();',
        `expectDeclared(await ${end('owner')}, ${statusOf(operation)});`,
        `const answer = await ${end('owner')};`,
        renderRefusal(operation, 401),
        `expectDeclared(await ${end('other')}, ${statusOf(operation)});`,
      ],
    },
  ];
}

/** Code that logs somebody in, as `entry`, and what renews the token that it gives; `undefined` where nothing does. */
function enter(people: People): { readonly lines: readonly string[]; readonly refresh: string } | undefined {
  const { login } = people;
  const success = login?.operation.planned.success;
  const refresh = success && renderRefreshToken(success, 'entry');
  if (login === undefined || refresh === undefined) return undefined;
  return {
    lines: [
      'const owner = await signUp();',
      `const entry = await ${renderCall(login.operation, { body: renderLoginBody(people, 'owner') })};`,
      `expectDeclared(entry, ${statusOf(login.operation)});`,
    ],
    refresh,
  };
}

/** Renewing a token by what a login gave beside it. */
export function emitRenewToken(people: People, operation: OperationView): TestCase[] {
  const { property = '', success } = operation.planned;
  const entered = enter(people);
  const refusal = findNamed(operation, [401, 403, 422, 400]);
  const renew = (code: string): string =>
    `const answer = await ${renderCall(operation, { body: renderObject([[property, code]]) })};`;
  const refused: TestCase = {
    title: `answers ${refusal} to what nobody was given`,
    lines: [renew('"given to nobody"'), renderRefusal(operation, refusal)],
  };
  if (entered === undefined) return [refused];
  const token = renderToken(people.resource, operation, 'answer');
  const again = renderCall(operation, { body: renderObject([[property, entered.refresh]]) });
  const isRotated = success?.token?.refreshProperty !== undefined;
  return [
    {
      title: `answers ${statusOf(operation)} with a token that lets its owner in, ${isRotated ? 'once' : 'again and again'}`,
      lines: [
        ...entered.lines,
        renew(entered.refresh),
        `expectDeclared(answer, ${statusOf(operation)});`,
        ...(token === undefined ? [] : expectOwn(people, `{ token: ${token} }`, 200)),
        ...expectOwn(people, `{ token: ${entered.refresh} }`, 401),
        `expectDeclared(await ${again}, ${isRotated ? refusal : statusOf(operation)});`,
      ],
    },
    refused,
  ];
}

const RENEWED = renderLiteral('a password of tomorrow');

/** Code that asks as the owner for another password, which is repeated otherwise where that is given. */
function renderChange(operation: OperationView, old: string, again = RENEWED): string {
  const { current, next = '', repeated } = operation.planned.passwords ?? {};
  const given: Entries = [
    ...(current === undefined ? [] : [[current, old] as const]),
    [next, RENEWED],
    ...(repeated === undefined ? [] : [[repeated, again] as const]),
  ];
  return `const answer = await ${renderCall(operation, { body: renderObject(given), as: 'owner' })};`;
}

/** What is refused of a change: a wrong old password, and a new one that is repeated otherwise. */
function refuseChanges(operation: OperationView, old: string): TestCase[] {
  const { current, repeated } = operation.planned.passwords ?? {};
  const other = '"some other password"';
  const refuse = (status: number, what: string, sent: string): TestCase => ({
    title: `answers ${status} to ${what}`,
    lines: ['const owner = await signUp();', sent, renderRefusal(operation, status)],
  });
  const unknown = findNamed(operation, [403, 401, 422, 400]);
  const different = repeatedStatus(operation);
  return [
    ...(current === undefined
      ? []
      : [refuse(unknown, 'who does not know the old password', renderChange(operation, other))]),
    ...(repeated === undefined
      ? []
      : [refuse(different, 'a new password that is repeated otherwise', renderChange(operation, old, other))]),
  ];
}

/** Changing the password, by the old one or a token alone: the old one lets nobody in any more. */
export function emitChangePassword(people: People, operation: OperationView): TestCase[] {
  const { login, resource } = people;
  const { password = '' } = resource.resource.account ?? {};
  if (operation.planned.passwords === undefined) return [];
  const old = renderAccess('owner.sent', password);
  const logIn = (given: Entries, status: number): string[] =>
    login === undefined
      ? []
      : [
          `expectDeclared(await ${renderCall(login.operation, { body: renderLoginBody(people, 'owner', given) })}, ${status});`,
        ];
  return [
    {
      title: `answers ${statusOf(operation)} and takes the new password, and the old one no more`,
      lines: [
        'const owner = await signUp();',
        renderChange(operation, old),
        `expectDeclared(answer, ${statusOf(operation)});`,
        ...(login === undefined ? [] : logIn([[login.password, RENEWED]], statusOf(login.operation))),
        ...logIn([], login?.refusal ?? 401),
      ],
    },
    ...refuseChanges(operation, old),
  ];
}
