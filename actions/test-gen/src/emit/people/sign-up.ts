import { renderAccess, renderKey } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderCall, renderItem, wrapBody } from '../calls';
import { builderName } from '../naming';
import { renderShownType } from '../support';

import type { People, Registration } from './people';
import { renderLoginBody, renderToken } from './people';

/** Code of the account: as registering shows it, as its owner looks at it, or else what was sent. */
function renderAccount({ operation, look }: Registration, answersItem: boolean): string {
  if (answersItem) return renderItem(operation);
  return look === undefined ? 'sent' : renderItem(look, `(await ${renderCall(look, { as: '{ token }' })})`);
}

/** `Person`, for what is known of somebody who has an account. */
function renderPerson(account: string, sent: string, told: string): string[] {
  return [
    '/** Somebody who has an account. */',
    'export interface Person {',
    `readonly account: ${account};`,
    '/** To call with. */',
    'readonly token: string;',
    `/** ${told} */`,
    `readonly sent: ${sent};`,
    '}',
    '',
  ];
}

/** Calls somebody in, and code of the token that it gives. */
function renderEntering(people: People): { readonly lines: readonly string[]; readonly token: string | undefined } {
  const { login, resource } = people;
  if (login === undefined) return { lines: [], token: undefined };
  const lines = [
    'const person = { sent };',
    `const entry = await ${renderCall(login.operation, { body: renderLoginBody(people, 'person') })};`,
    `expectDeclared(entry, ${login.operation.planned.success?.status ?? 200});`,
  ];
  return { lines, token: renderToken(resource, login.operation, 'entry') };
}

function renderRegistered(people: People, registration: Registration): string {
  const { resource } = people;
  const { operation: register, body, isTold, look } = registration;
  const status = register.planned.success?.status ?? 201;
  const answersItem = typeof resource.storing !== 'string' && resource.storing.answersItem;
  const call = `api.${register.planned.id}(${wrapBody(register.planned, 'sent')})`;
  const told = { lines: [], token: renderToken(resource, register, 'answer') };
  const entering = isTold || people.login === undefined ? told : renderEntering(people);
  const token = entering.token ?? '""';
  const isShown = answersItem || look !== undefined;
  const type = isShown ? renderShownType(resource, look ?? register) : body.name;
  return [
    ...renderPerson(type, body.name, 'What was sent to register.'),
    '/** Registers somebody new. */',
    `export async function signUp(given: Partial<${body.name}> = {}): Promise<Person> {`,
    `const sent = ${builderName(body)}(given);`,
    `const answer = await ${call};`,
    `expectDeclared(answer, ${status});`,
    ...entering.lines,
    ...(look === undefined ? [] : [`const token = ${token};`]),
    `return { account: ${renderAccount(registration, answersItem)}, ${look === undefined ? `token: ${token}` : 'token'}, sent };`,
    '}',
  ].join('\n');
}

/** A name that nobody else has, as accounts call it. */
function renderName({ resource: { resource, shape }, login }: People): string {
  const name = resource.account?.login ?? '';
  const shown = shape.kind === 'object' ? shape.properties.find((property) => property.name === name) : undefined;
  const body = login?.operation.body?.shape;
  const sent = body?.kind === 'object' ? body.properties.find((property) => property.name === login?.name) : undefined;
  const known = shown ?? sent;
  return known === undefined ? '`person-${next()}`' : renderSample(known.shape, name);
}

function renderOpened(people: People): string {
  const { resource, login } = people;
  const { login: name = '', password = '', configured } = resource.resource.account ?? {};
  const secret = configured === 'token' ? 'token' : password;
  const { lines, token } = renderEntering(people);
  const isGiven = login !== undefined && configured !== 'token';
  return [
    ...renderPerson(
      'NonNullable<Awaited<ReturnType<typeof openAccount>>>',
      `{ readonly ${renderKey(name)}: string; readonly ${renderKey(secret)}: string }`,
      'What the configuration would say of them.',
    ),
    '/** Opens an account for somebody new, as the service does for those that its configuration names. */',
    'export async function signUp(): Promise<Person> {',
    `const sent = { ${renderKey(name)}: ${renderName(people)}, ${renderKey(secret)}: \`${secret}-\${next()}\` };`,
    'const opened = await openAccount(findQueries(), sent);',
    'if (opened === undefined) throw new Error("somebody has that name already");',
    ...(isGiven ? lines : []),
    `return { account: opened, token: ${isGiven ? (token ?? '""') : renderAccess('sent', secret)}, sent };`,
    '}',
  ].join('\n');
}

/** `signUp` and what it gives, for `fixtures.ts`. */
export function renderSignUp(people: People): string {
  return people.registration === undefined ? renderOpened(people) : renderRegistered(people, people.registration);
}
