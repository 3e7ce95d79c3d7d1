import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import { joinWords, renderAccess, renderLiteral, renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import type { Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import { renderReading } from '../e2e/read';
import type { NamedBody } from '../naming';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { Row, TestCase } from '../test-module';

import type { People } from './people';
import { expectOwn, isForPeople, renderAccountId, renderLoginBody, statusOf } from './people';

/** Names of what an account shows beside the token that it was looked at with. */
function withoutToken({ resource }: People, operation: OperationView, code: string): string {
  const name = resource.resource.account?.token;
  return name !== undefined && listShown(resource, operation).includes(name)
    ? `without(${code}, ${renderLiteral(name)})`
    : code;
}

function isComparable({ resource, registration }: People, operation: OperationView): boolean {
  const { storing } = resource;
  const { look, operation: register } = registration ?? {};
  const seen = look ?? register;
  if (seen === undefined || (look === undefined && (typeof storing === 'string' || !storing.answersItem))) return false;
  const [one, other] = [listShown(resource, seen), listShown(resource, operation)];
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** What an account that nothing but its owner's look shows must show as it was given: the name that a login knows it by. */
function listNamed({ registration, resource }: People, shown: readonly string[]): string[] {
  const { login = '' } = resource.resource.account ?? {};
  const { look, body } = registration ?? {};
  const isSent = body?.plan.properties.some(({ name, isRequired }) => name === login && isRequired) === true;
  const isOpened = registration === undefined;
  return (isOpened || (look !== undefined && isSent)) && shown.includes(login) ? [login] : [];
}

/** Looking at one's own account. */
export function emitReadSelf(people: People, operation: OperationView): TestCase[] {
  const id = renderAccess(renderItem(operation), people.resource.resource.id.property);
  const shown = listShown(people.resource, operation);
  const isWhole = isComparable(people, operation);
  if (!isWhole && !(people.isIdKnown && shown.includes(people.resource.resource.id.property))) return [];
  const named = listNamed(people, shown);
  return [
    {
      title: `answers ${statusOf(operation)} with the account of who calls, and of nobody else`,
      lines: ['owner', 'other'].flatMap((person, index) => [
        ...(index === 0 ? ['const owner = await signUp();', 'const other = await signUp();'] : []),
        `${index === 0 ? 'let ' : ''}answer = await ${renderCall(operation, { as: person })};`,
        `expectDeclared(answer, ${statusOf(operation)});`,
        isWhole
          ? `expect(${withoutToken(people, operation, renderItem(operation))}).toEqual(${withoutToken(people, operation, `${person}.account`)});`
          : `expect(${id}).toBe(${renderAccountId(people, person)});`,
        ...named.map(
          (name) =>
            `expect(${renderAccess(renderItem(operation), name)}).toBe(${renderAccess(`${person}.sent`, name)});`,
        ),
      ]),
    },
  ];
}

/** A change of the caller's own account, with its body. */
interface SelfChange {
  readonly people: People;
  readonly operation: OperationView;
  readonly body: NamedBody;
}

const BOTH = ['const owner = await signUp();', 'const other = await signUp();'];

function callChange({ operation }: SelfChange, code: string): string {
  return `const answer = await ${renderCall(operation, { body: code, as: 'owner' })};`;
}

/** Code of a body that changes what is given, and carries whatever else it must. */
function renderChange({ body }: SelfChange, given: Entries): string {
  const named = new Set(given.map(([name]) => name));
  const needed = body.plan.properties.filter(({ name, isRequired }) => isRequired && !named.has(name));
  return renderObject([...needed.map((one): [string, string] => [one.name, renderOther(one)]), ...given]);
}

function changeEach(change: SelfChange): TestCase[] {
  const { people, operation, body } = change;
  const { readSelf, resource } = people.resource;
  const { properties } = body.plan;
  const isPassword = ({ name }: { readonly name: string }): boolean => name === resource.account?.password;
  if (properties.some((property) => property.isRequired && isPassword(property))) return [];
  const rows = properties
    .filter((property) => !isPassword(property))
    .map((one): Row => ({ label: one.name, values: [renderChange(change, [[one.name, renderOther(one)]])] }));
  if (readSelf === undefined || rows.length === 0) return [];
  if (!isComparable(people, operation) || !isComparable(people, readSelf)) return [];
  const isWhole = properties.some(({ isRequired }) => isRequired);
  const item = renderItem(operation);
  const stamps = people.resource.resource.timestamps.filter(({ on }) => on === 'update');
  const moved = stamps.map(
    ({ property }) => `, ${renderObject([[property, renderAccess(item, property)]]).slice(1, -1)}`,
  );
  const look = (person: string): string => renderItem(readSelf, `(await ${renderCall(readSelf, { as: person })})`);
  return [
    {
      title: isWhole
        ? 'changes %s with what must be sent, and only of who calls'
        : 'changes only %s, and only of who calls',
      table: { columns: ['changes'], rows },
      lines: [
        ...BOTH,
        callChange(change, 'changes'),
        `expectDeclared(answer, ${statusOf(operation)});`,
        `expect(${item}).toEqual({ ...owner.account, ...changes${moved.join('')} });`,
        `expect(${look('owner')}).toEqual(${item});`,
        `expect(${look('other')}).toEqual(other.account);`,
      ],
    },
  ];
}

function renewPassword(change: SelfChange): TestCase[] {
  const { people, operation, body } = change;
  const { login } = people;
  if (login === undefined || !body.plan.properties.some(({ name }) => name === login.password)) return [];
  const renewed: Entries = [[login.password, '"a password of tomorrow"']];
  const enter = (given: Entries, status: number): string =>
    `expectDeclared(await ${renderCall(login.operation, { body: renderLoginBody(people, 'owner', given) })}, ${status});`;
  return [
    {
      title: 'takes a new password, and the old one no more',
      lines: [
        'const owner = await signUp();',
        callChange(change, renderChange(change, renewed)),
        `expectDeclared(answer, ${statusOf(operation)});`,
        enter(renewed, statusOf(login.operation)),
        enter([], login.refusal),
      ],
    },
  ];
}

function refuseTwins(change: SelfChange): TestCase[] {
  const sent = new Set(change.body.plan.properties.map(({ name }) => name));
  return change.operation.planned.conflicts
    .filter(({ properties }) => properties.every((name) => sent.has(name)))
    .map(({ status, properties }) => ({
      title: `answers ${status} where another account has the same ${joinWords(properties)}`,
      lines: [
        ...BOTH,
        callChange(
          change,
          renderChange(
            change,
            properties.map((name) => [name, renderAccess('other.sent', name)]),
          ),
        ),
        `expectDeclared(answer, ${status});`,
      ],
    }));
}

/** Changing one's own account. */
export function emitPatchSelf(context: EmitContext, people: People, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined) return [];
  const change = { people, operation, body };
  return [...changeEach(change), ...renewPassword(change), ...refuseTwins(change)];
}

/** Items that somebody stores and that go with their account. */
function emitTaken(context: EmitContext, people: People, operation: OperationView, owned: ResourceView): TestCase[] {
  const { storing, read, resource } = owned;
  if (typeof storing === 'string' || read === undefined || !isForPeople(context.view, people, storing.operation))
    return [];
  if (
    !resource.relations.some(({ from, resource: name }) => from === 'caller' && name === people.resource.resource.name)
  )
    return [];
  const scene = new Scene(context);
  scene.signUp('owner');
  const item = scene.store(resource.name, { by: 'owner' });
  return [
    {
      title: `takes with it each ${resource.name} that belongs to it`,
      lines: [
        ...scene.lines,
        `expectDeclared(await ${renderCall(operation, { as: 'owner' })}, ${statusOf(operation)});`,
        ...renderReading(owned, item),
        'expectDeclared(read, 404);',
      ],
    },
  ];
}

/** Removing one's own account. */
export function emitDeleteSelf(context: EmitContext, people: People, operation: OperationView): TestCase[] {
  const { login } = people;
  return [
    {
      title: `answers ${statusOf(operation)}, and lets its owner in no more, but others`,
      lines: [
        'const owner = await signUp();',
        'const other = await signUp();',
        `expectDeclared(await ${renderCall(operation, { as: 'owner' })}, ${statusOf(operation)});`,
        `expectDeclared(await ${renderCall(operation, { as: 'owner' })}, 401);`,
        ...expectOwn(people, 'owner', 401),
        ...(login === undefined
          ? []
          : [
              `expectDeclared(await ${renderCall(login.operation, { body: renderLoginBody(people, 'owner') })}, ${login.refusal});`,
            ]),
        `expectDeclared(await ${renderCall(operation, { as: 'other' })}, ${statusOf(operation)});`,
      ],
    },
    ...context.view.resources.flatMap((owned) => emitTaken(context, people, operation, owned)),
  ];
}
