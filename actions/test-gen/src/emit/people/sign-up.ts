import { renderCall, renderItem, wrapBody } from '../calls';
import { builderName } from '../naming';

import type { People } from './people';
import { renderLoginBody, renderToken } from './people';

/** Code of the account: as registering shows it, as its owner looks at it, or else what was sent. */
function renderAccount({ register, look }: People, answersItem: boolean): string {
  if (answersItem) return renderItem(register);
  return look === undefined ? 'sent' : renderItem(look, `(await ${renderCall(look, { as: '{ token }' })})`);
}

/**
 * `signUp` and what it gives, for `fixtures.ts`.
 * @param type - of an account as registering shows it
 */
export function renderSignUp(people: People, type: string): string {
  const { register, body, login, isTold, resource, look } = people;
  const status = register.planned.success?.status ?? 201;
  const answersItem = typeof resource.storing !== 'string' && resource.storing.answersItem;
  const call = `api.${register.planned.id}(${wrapBody(register.planned, 'sent')})`;
  const entering =
    isTold || login === undefined
      ? []
      : [
          'const person = { sent };',
          `const entry = await ${renderCall(login.operation, { body: renderLoginBody(people, 'person') })};`,
          `expectDeclared(entry, ${login.operation.planned.success?.status ?? 200});`,
        ];
  const token =
    isTold || login === undefined
      ? renderToken(resource, register, 'answer')
      : renderToken(resource, login.operation, 'entry');
  return [
    '/** Somebody who has an account. */',
    'export interface Person {',
    `readonly account: ${answersItem || look !== undefined ? type : body.name};`,
    '/** To call with. */',
    'readonly token: string;',
    '/** What was sent to register. */',
    `readonly sent: ${body.name};`,
    '}',
    '',
    '/** Registers somebody new. */',
    `export async function signUp(given: Partial<${body.name}> = {}): Promise<Person> {`,
    `const sent = ${builderName(body)}(given);`,
    `const answer = await ${call};`,
    `expectDeclared(answer, ${status});`,
    ...entering,
    ...(look === undefined ? [] : [`const token = ${token ?? '""'};`]),
    `return { account: ${renderAccount(people, answersItem)}, ${look === undefined ? `token: ${token ?? '""'}` : 'token'}, sent };`,
    '}',
  ].join('\n');
}
