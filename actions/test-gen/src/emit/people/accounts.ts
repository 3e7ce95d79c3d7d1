import type { OperationView } from '../../service/operation-view';
import { refusalStatus, strangerStatus } from '../../service/operation-view';
import { listShown } from '../../service/resource-view';
import { renderAccess, renderKey, renderObject, withArticle } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderCall } from '../calls';
import { renderRefusal } from '../e2e/refusals';
import { builderName } from '../naming';
import type { EmitContext } from '../scene';
import type { Row, TestCase } from '../test-module';

import type { People, Registration } from './people';
import { expectOwn, isForPeople, renderLoginBody, renderToken, repeatedStatus, statusOf } from './people';

/** Registering: the token lets its owner in, and the password stays with who chose it. */
export function emitRegister(people: People, registration: Registration): TestCase[] {
  const { resource } = people;
  const { operation: register, body } = registration;
  const { password = '' } = resource.resource.account ?? {};
  const known = expectOwn(people, 'owner', 200);
  const hidden: TestCase = {
    title: 'never shows the password',
    lines: [
      `const sent = ${builderName(body)}();`,
      `const answer = await ${renderCall(register, { body: 'sent' })};`,
      `expectDeclared(answer, ${statusOf(register)});`,
      `expect(JSON.stringify(answer.body)).not.toContain(${renderAccess('sent', password)});`,
    ],
  };
  return [
    ...(register.planned.success?.shape === 'empty' ? [] : [hidden]),
    ...refuseRepeated(registration, resource.resource.name),
    ...(known.length === 0
      ? []
      : [{ title: 'gives a token that lets its owner in', lines: ['const owner = await signUp();', ...known] }]),
  ];
}

/** A password that is not the same twice is refused before anything is stored: the same name may register later. */
function refuseRepeated({ operation: register, body }: Registration, name: string): TestCase[] {
  const { repeated, properties } = body.plan;
  const again = properties.find((property) => property.name === repeated?.property);
  if (repeated === undefined || again === undefined) return [];
  const status = repeatedStatus(register);
  const first = renderAccess('sent', repeated.of);
  const isFree = again.shape.kind === 'string' && again.shape.pattern === undefined;
  const other = isFree ? `\`_\${${first}.slice(1)}\`` : renderSample(again.shape, 'another');
  return [
    {
      title: `answers ${status} to a password that is repeated otherwise, and stores no ${name}`,
      lines: [
        `const sent = ${builderName(body)}();`,
        `const other = { ...sent, ${renderKey(repeated.property)}: ${other} };`,
        `const answer = await ${renderCall(register, { body: 'other' })};`,
        renderRefusal(register, status),
        `expectDeclared(await ${renderCall(register, { body: 'sent' })}, ${statusOf(register)});`,
      ],
    },
  ];
}

/** What a login shows of the account beside its token, as far as it is known of its owner. */
function expectShown(people: People, { planned }: OperationView): string[] {
  const { registration, resource } = people;
  const seen = registration?.look ?? registration?.operation;
  const known = seen === undefined ? undefined : listShown(resource, seen);
  const { shape } = resource;
  const isSure = (name: string): boolean =>
    shape.kind === 'object' && shape.properties.some((property) => property.name === name && property.isRequired);
  return (planned.success?.shows ?? [])
    .filter(({ from }) => isSure(from) && (known === undefined || known.includes(from)))
    .map(
      ({ property, from }) =>
        `expect(${renderAccess('answer.body', property)}).toEqual(${renderAccess('owner.account', from)});`,
    );
}

/** Logging in: with the password and nothing else. */
export function emitLogin(people: People): TestCase[] {
  const { login } = people;
  if (login === undefined) return [];
  const { operation, name, password, refusal } = login;
  const token = renderToken(people.resource, operation, 'answer');
  const enter = (body: string): string => `const answer = await ${renderCall(operation, { body })};`;
  const refuse = (title: string, given: string, code: string): TestCase => ({
    title: `answers ${refusal} ${title}`,
    lines: [
      'const owner = await signUp();',
      enter(renderLoginBody(people, 'owner', [[given, code]])),
      `expectDeclared(answer, ${refusal});`,
    ],
  });
  return [
    {
      title: `answers ${statusOf(operation)} with a token that lets its owner in`,
      lines: [
        'const owner = await signUp();',
        enter(renderLoginBody(people, 'owner')),
        `expectDeclared(answer, ${statusOf(operation)});`,
        ...expectShown(people, operation),
        ...(token === undefined ? [] : expectOwn(people, `{ token: ${token} }`, 200)),
      ],
    },
    refuse('to a password that is another', password, '"another password"'),
    refuse(
      `to ${withArticle(name)} that nobody has`,
      name,
      name.includes('mail') ? '"nobody@example.com"' : '"nobody"',
    ),
    ...refuseForms(people, operation),
  ];
}

/** Forms of a login that lack what they must carry. */
function refuseForms(people: People, operation: OperationView): TestCase[] {
  const { body } = operation;
  if (body?.isForm !== true || body.shape.kind !== 'object') return [];
  const rows = body.shape.properties
    .filter(({ isRequired }) => isRequired)
    .map(({ name }): Row => ({ label: name, values: [renderObject([[name, 'undefined']])] }));
  const form = `{ ...${renderLoginBody(people, 'owner')}, ...changes }`;
  const status = refusalStatus(operation);
  return rows.length === 0
    ? []
    : [
        {
          title: `answers ${status} to a form without %s`,
          table: { columns: ['changes'], rows },
          lines: [
            'const owner = await signUp();',
            `const answer = await ${renderCall(operation, { body: form })};`,
            renderRefusal(operation, status),
          ],
        },
      ];
}

/** Tokens that nobody issued, and one whose account is gone. */
export function refuseTokens(context: EmitContext, people: People, operation: OperationView): TestCase[] {
  const { security } = operation.planned;
  if (!isForPeople(context.view, people, operation) || security.some((names) => names.length === 0)) return [];
  const body = operation.body === undefined ? {} : { body: '{}' };
  const status = strangerStatus(operation);
  const rows: Row[] = [
    { label: 'with a character more', values: ['(token: string) => `${token}x`'] },
    { label: 'that is cut short', values: ['(token: string) => token.slice(0, -1)'] },
    // {"alg":"none"}.{"exp":1}: a token of the year 1970.
    { label: 'that expired long ago', values: ['() => "eyJhbGciOiJub25lIn0.eyJleHAiOjF9."'] },
    { label: 'of words', values: ['() => "let me in"'] },
  ];
  return [
    {
      title: `answers ${status} to a token %s`,
      table: { columns: ['spoil'], rows },
      lines: [
        'const { token } = await signUp();',
        `const answer = await ${renderCall(operation, { ...body, as: '{ token: spoil(token) }' })};`,
        `expectDeclared(answer, ${status});`,
      ],
    },
  ];
}
