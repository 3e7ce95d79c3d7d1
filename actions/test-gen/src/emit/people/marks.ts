import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import { renderCall, renderItem } from '../calls';
import { describeList } from '../e2e/list-code';
import { renderRefusal } from '../e2e/refusals';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { isForPeople, renderAccountId, statusOf } from './people';

/** A mark with the operations that set it, take it away and show it. */
interface Marking {
  readonly context: EmitContext;
  readonly people: People;
  readonly resource: ResourceView;
  readonly name: string;
  readonly set: OperationView;
  readonly unset: OperationView | undefined;
}

function findMarking(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  name: string | undefined,
): Marking | undefined {
  const find = (kind: string): OperationView | undefined =>
    resource.operations.find(({ planned }) => planned.kind === kind && planned.mark === name);
  const set = find('mark');
  if (name === undefined || set?.path.length !== 1 || typeof resource.storing === 'string') return undefined;
  const isTheirs = isForPeople(context.view, people, set);
  return isTheirs ? { context, people, resource, name, set, unset: find('unmark') } : undefined;
}

/** Signs up who marks, and stores what is marked; gives the code of its id. */
function begin({ context, people, resource }: Marking, ...fans: readonly string[]): { lines: string[]; id: string } {
  const scene = new Scene(context);
  if (resource === people.resource) {
    for (const name of ['owner', ...fans]) scene.signUp(name);
    return { lines: scene.lines, id: renderAccountId(people, 'owner') };
  }
  for (const name of fans) scene.signUp(name);
  return { id: scene.store(resource.resource.name).id, lines: scene.lines };
}

function callMark(operation: OperationView, id: string, as?: string): string {
  const path = operation.path.map(({ name }): [string, string] => [name, id]);
  return renderCall(operation, { path, ...(as === undefined ? {} : { as }) });
}

interface Seen {
  /** Whether the one who looks has set it. */
  readonly isSet: boolean;
  /** How many have set it. */
  readonly count: number;
}

function expectSeen({ resource, name }: Marking, operation: OperationView, answer: string, seen: Seen): string[] {
  if (operation.planned.success?.shape !== 'item') return [];
  const { flag, count } = resource.resource.marks?.find((mark) => mark.name === name) ?? {};
  const shown = listShown(resource, operation);
  const item = renderItem(operation, answer);
  return [
    ...(flag !== undefined && shown.includes(flag)
      ? [`expect(${renderAccess(item, flag)}).toBe(${String(seen.isSet)});`]
      : []),
    ...(count !== undefined && shown.includes(count)
      ? [`expect(${renderAccess(item, count)}).toBe(${seen.count});`]
      : []),
  ];
}

/** Code that reads the item as somebody, or as nobody, and expects what they see. */
function look(marking: Marking, id: string, as: string | undefined, seen: Seen, answer: string): string[] {
  const { read } = marking.resource;
  if (read?.path.length !== 1) return [];
  const checks = expectSeen(marking, read, answer, seen);
  return checks.length === 0 ? [] : [`const ${answer} = await ${callMark(read, id, as)};`, ...checks];
}

function act(marking: Marking, operation: OperationView, id: string, as: string, seen: Seen, answer: string): string[] {
  return [
    `const ${answer} = await ${callMark(operation, id, as)};`,
    `expectDeclared(${answer}, ${operation.planned.success?.status ?? 200});`,
    ...expectSeen(marking, operation, answer, seen),
  ];
}

function emitSet(marking: Marking): TestCase[] {
  const { set, name } = marking;
  const { lines, id } = begin(marking, 'fan', 'other');
  return [
    {
      title: `sets the mark ${name} once for each account, and shows it to who has set it`,
      lines: [
        ...lines,
        ...act(marking, set, id, 'fan', { isSet: true, count: 1 }, 'answer'),
        ...act(marking, set, id, 'fan', { isSet: true, count: 1 }, 'again'),
        ...look(marking, id, 'other', { isSet: false, count: 1 }, 'seen'),
        ...act(marking, set, id, 'other', { isSet: true, count: 2 }, 'second'),
        ...look(marking, id, 'fan', { isSet: true, count: 2 }, 'own'),
        ...look(marking, id, undefined, { isSet: false, count: 2 }, 'anyone'),
      ],
    },
    ...emitRace(marking),
  ];
}

/** Somebody who sets a mark twice at the same time has set it once. */
function emitRace(marking: Marking): TestCase[] {
  const { set, name } = marking;
  const { lines, id } = begin(marking, 'fan');
  const seen = look(marking, id, 'fan', { isSet: true, count: 1 }, 'seen');
  const status = set.planned.success?.status ?? 200;
  return [
    {
      title: `sets the mark ${name} once where it is asked for twice at once`,
      lines: [
        ...lines,
        `const answers = await Promise.all([${callMark(set, id, 'fan')}, ${callMark(set, id, 'fan')}]);`,
        `expect(answers.map((one) => one.status)).toEqual([${status}, ${status}]);`,
        ...seen,
      ],
    },
  ];
}

function emitUnset(marking: Marking): TestCase[] {
  const { set, unset, name } = marking;
  if (unset === undefined) return [];
  const { lines, id } = begin(marking, 'fan', 'other');
  return [
    {
      title: `takes the mark ${name} away from who has set it, and from nobody else`,
      lines: [
        ...lines,
        ...act(marking, set, id, 'fan', { isSet: true, count: 1 }, 'first'),
        ...act(marking, set, id, 'other', { isSet: true, count: 2 }, 'second'),
        ...act(marking, unset, id, 'fan', { isSet: false, count: 1 }, 'answer'),
        ...act(marking, unset, id, 'fan', { isSet: false, count: 1 }, 'again'),
        ...look(marking, id, 'other', { isSet: true, count: 1 }, 'seen'),
      ],
    },
  ];
}

/** Whether nobody but an item's owner may mark it, because nobody else may see it. */
export function marksOwnOnly({ planned }: OperationView): boolean {
  return planned.owned?.some(({ in: place, resource }) => place === 'path' && resource === planned.resource) === true;
}

/** An item that only its owner sees is marked by nobody else, who learns nothing of it. */
function emitOwnOnly(marking: Marking, operation: OperationView): TestCase[] {
  const { context, resource, set } = marking;
  const status = operation.planned.owned?.find((one) => one.in === 'path')?.status ?? 404;
  const scene = new Scene(context);
  for (const name of ['owner', 'other']) scene.signUp(name);
  const { id } = scene.store(resource.resource.name, { by: 'owner' });
  const [marked, unmarked] = [
    { isSet: true, count: 1 },
    { isSet: false, count: 0 },
  ];
  const [before, after] = operation === set ? [unmarked, marked] : [marked, unmarked];
  return [
    {
      title: `answers ${status} to who does not own the ${resource.resource.name}, and ${statusOf(operation)} to who does`,
      lines: [
        ...scene.lines,
        ...(operation === set ? [] : act(marking, set, id, 'owner', marked, 'first')),
        `const answer = await ${callMark(operation, id, 'other')};`,
        renderRefusal(operation, status),
        ...look(marking, id, 'owner', before, 'kept'),
        ...act(marking, operation, id, 'owner', after, 'own'),
        ...look(marking, id, 'owner', after, 'seen'),
      ],
    },
  ];
}

/** Setting a mark and taking it away. */
export function emitMark(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const marking = findMarking(context, people, resource, operation.planned.mark);
  if (marking === undefined) return [];
  if (marksOwnOnly(operation)) return emitOwnOnly(marking, operation);
  return operation.planned.kind === 'mark' ? emitSet(marking) : emitUnset(marking);
}

/** Filters by who has marked an item. */
export function emitMarkFilters(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const list = describeList(context.view, resource, operation);
  if (list === undefined || operation.path.length > 0 || !people.isIdKnown) return [];
  return operation.planned.filters.flatMap(({ operator, parameter, property }): TestCase[] => {
    const marking = operator === 'marked-by' ? findMarking(context, people, resource, property) : undefined;
    if (marking === undefined || marksOwnOnly(marking.set)) return [];
    const scene = new Scene(context);
    scene.signUp('fan');
    const first = scene.store(resource.resource.name, { as: 'first' });
    scene.store(resource.resource.name, { as: 'second' });
    const query: [string, string][] = [[parameter, renderAccountId(people, 'fan')]];
    return [
      {
        title: `gives only those that the account named by ${parameter} has marked`,
        lines: [
          ...scene.lines,
          `expectDeclared(await ${callMark(marking.set, first.id, 'fan')}, ${marking.set.planned.success?.status ?? 200});`,
          `const answer = await ${renderCall(operation, { query })};`,
          `expectDeclared(answer, ${operation.planned.success?.status ?? 200});`,
          `expect(${list.raw('answer')}.map((one) => ${renderAccess('one', resource.resource.id.property)})).toEqual([${first.id}]);`,
        ],
      },
    ];
  });
}
