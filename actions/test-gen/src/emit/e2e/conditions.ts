import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall, renderItem, renderNewId } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { Attempt } from './attempt';
import { attempt } from './attempt';
import { describeList } from './list-code';
import { renderReading, renderSame } from './read';
import { renderRefusal } from './refusals';

type Match = NonNullable<NonNullable<OperationView['planned']['conditions']>['match']>;

const ANOTHER = renderLiteral('"another"');
const TAG = 'const tag = first.headers.get("etag") ?? "";';

const match = (code: string): Entries => [['If-Match', code]];

/** Requests that name another tag than the item has, or none. */
function refuseBlind(
  resource: ResourceView,
  operation: OperationView,
  { stale, missing }: Match,
  one: Attempt,
): TestCase[] {
  const { name } = resource.resource;
  const { read } = resource;
  const kept =
    read === undefined || !one.isFresh
      ? []
      : [...renderReading(resource, one.item), renderSame(resource, read, one.item.variable, 'read')];
  const refuse = (title: string, status: number, header: string): TestCase => ({
    title: `answers ${status} ${title}, and leaves the ${name} as it is`,
    lines: [
      ...one.lines,
      `const answer = await ${one.call(match(header))};`,
      renderRefusal(operation, status),
      ...kept,
    ],
  });
  return [
    refuse('to another tag in If-Match', stale, ANOTHER),
    ...(missing === undefined ? [] : [refuse('without If-Match', missing, 'undefined')]),
  ];
}

/** Requests that name the tag that the item has, which it loses by them. */
function acceptKnown({ read }: ResourceView, { planned }: OperationView, { stale }: Match, one: Attempt): TestCase[] {
  if (read?.planned.conditions?.showsTag !== true) return [];
  const status = planned.success?.status ?? 200;
  const look = [...one.lines, `const first = await ${renderCall(read, { path: pathOf(read, one.item) })};`, TAG];
  const call = one.call(match('tag'));
  if (planned.kind !== 'replace' && planned.kind !== 'patch')
    return [
      {
        title: `answers ${status} to the tag that reading tells`,
        lines: [...look, `expectDeclared(await ${call}, ${status});`],
      },
    ];
  return [
    {
      title: `answers ${status} to the tag that reading tells, and ${stale} to the same tag after that`,
      lines: [...look, `expectDeclared(await ${call}, ${status});`, `expectDeclared(await ${call}, ${stale});`],
    },
    {
      title: 'lets one of two win that name the same tag at once',
      lines: [
        ...look,
        `const answers = await Promise.all([${call}, ${call}]);`,
        `expect(answers.map(({ status }) => status).sort()).toEqual([${status}, ${stale}]);`,
      ],
    },
  ];
}

/** What an operation makes of `If-Match`. */
export function emitMatch(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { conditions } = operation.planned;
  const one = conditions?.match === undefined ? undefined : attempt(context, resource, operation);
  if (conditions?.match === undefined || one === undefined) return [];
  return [
    ...refuseBlind(resource, operation, conditions.match, one),
    ...acceptKnown(resource, operation, conditions.match, one),
  ];
}

/** A request that changes an item of the resource, where one is known. */
function findChange(context: EmitContext, resource: ResourceView): Attempt | undefined {
  const changing = [resource.patch, resource.replace].find(
    (one) => one !== undefined && chooseSchemes(context.view.plan, one) !== undefined,
  );
  return changing && attempt(context, resource, changing);
}

function emitReadTag(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { name } = resource.resource;
  const scene = new Scene(context);
  const item = scene.store(name);
  const change = findChange(context, resource);
  const read = (of: StoredItem): string => `await ${renderCall(operation, { path: pathOf(operation, of) })}`;
  const changed =
    change === undefined
      ? []
      : [
          `expect((await ${change.call([])}).status).toBeLessThan(300);`,
          `const third = ${read(change.item)};`,
          'expect(third.headers.get("etag")).not.toBe(tag);',
        ];
  return [
    {
      title: `tells a tag that stays as long as the ${name} does${change === undefined ? '' : ', and no longer'}`,
      lines: [
        ...(change?.lines ?? scene.lines),
        `const first = ${read(change?.item ?? item)};`,
        TAG,
        'expect(tag).toMatch(/^(?:W\\/)?"[^"]*"$/);',
        `const second = ${read(change?.item ?? item)};`,
        'expect(second.headers.get("etag")).toBe(tag);',
        ...changed,
      ],
    },
  ];
}

/** Who has an answer already, and names its tag. */
function answerUnchanged(setting: readonly string[], call: (headers?: Entries) => string, status: number): TestCase {
  return {
    title: `answers 304 to the tag of its answer in If-None-Match, and ${status} to another`,
    lines: [
      ...setting,
      `const first = await ${call()};`,
      TAG,
      `expectDeclared(await ${call([['If-None-Match', 'tag']])}, 304);`,
      `expectDeclared(await ${call([['If-None-Match', ANOTHER]])}, ${status});`,
    ],
  };
}

function emitListTag(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const code = describeList(context.view, resource, operation);
  const status = operation.planned.success?.status ?? 200;
  if (code === undefined || operation.planned.scope !== undefined) return [];
  const scene = new Scene(context);
  const place = code.open(scene);
  const { name } = resource.resource;
  const options = { given: place.given, ...(place.parents.length === 0 ? {} : { parents: place.parents }) };
  const call = (headers?: Entries): string =>
    renderCall(operation, { path: place.path, ...(headers === undefined ? {} : { headers }) });
  scene.store(name, { as: 'stored', ...options });
  const setting = [...scene.lines];
  const later = new Scene(context);
  later.store(name, { as: 'another', ...options });
  return [
    answerUnchanged(setting, call, status),
    {
      title: `answers ${status} to the tag that it had before another ${name} was stored`,
      lines: [
        ...setting,
        `const first = await ${call()};`,
        TAG,
        ...later.lines.slice(-1),
        `expectDeclared(await ${call([['If-None-Match', 'tag']])}, ${status});`,
      ],
    },
  ];
}

/** The tag that an answer carries, and what becomes of who names it. */
export function emitTag(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { conditions, kind, success } = operation.planned;
  if (conditions?.showsTag !== true || typeof resource.storing === 'string') return [];
  if (kind === 'list') return conditions.answersUnchanged ? emitListTag(context, resource, operation) : [];
  if (kind !== 'read') return emitWrittenTag(context, resource, operation);
  const scene = new Scene(context);
  const path = pathOf(operation, scene.store(resource.resource.name));
  const call = (headers?: Entries): string =>
    renderCall(operation, { path, ...(headers === undefined ? {} : { headers }) });
  return [
    ...emitReadTag(context, resource, operation),
    ...(conditions.answersUnchanged ? [answerUnchanged(scene.lines, call, success?.status ?? 200)] : []),
  ];
}

/** What stores or changes an item tells the tag that reading it does. */
function emitWrittenTag(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { read, storing } = resource;
  const { success, kind } = operation.planned;
  if (read?.planned.conditions?.showsTag !== true || success?.shape !== 'item') return [];
  const title = 'tells the tag that reading tells';
  const compare = (item: StoredItem): string[] => [
    `const read = await ${renderCall(read, { path: pathOf(read, item) })};`,
    'expect(answer.headers.get("etag")).not.toBeNull();',
    'expect(answer.headers.get("etag")).toBe(read.headers.get("etag"));',
  ];
  if (kind !== 'create') {
    const one = attempt(context, resource, operation);
    if (one === undefined) return [];
    return [{ title, lines: [...one.lines, `const answer = await ${one.call([])};`, ...compare(one.item)] }];
  }
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined || typeof storing === 'string' || storing.operation !== operation) return [];
  const scene = new Scene(context);
  const parents = scene.storeParents(resource.resource.name);
  const code = scene.body(body);
  const variable = renderItem(operation);
  const item = { variable, id: renderNewId(resource.resource, operation), parents };
  const call = renderCall(operation, { path: parents, body: code });
  return [{ title, lines: [...scene.lines, `const answer = await ${call};`, ...compare(item)] }];
}
