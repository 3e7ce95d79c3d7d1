import { renderCall, renderItem, wrapBody } from '../calls';
import { builderName } from '../naming';

import type { People } from './people';
import { renderLoginBody, renderToken } from './people';

/**
 * `signUp` and what it gives, for `fixtures.ts`.
 * @param type - of an account as registering shows it
 */
export function renderSignUp(people: People, type: string): string {
  const { register, body, login, isTold, resource } = people;
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
    `readonly account: ${answersItem ? type : body.name};`,
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
    `return { account: ${answersItem ? renderItem(register) : 'sent'}, token: ${token ?? '""'}, sent };`,
    '}',
  ].join('\n');
}
