import { renderPageTold } from '../../service/answer-places';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderLiteral, renderObject } from '../../text/code';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { emitFilters } from './filters';
import type { ListCode, ListPlace } from './list-code';
import { describeList, isFilledLater, isOfOwner, storeInto } from './list-code';
import { emitPaging } from './paging';
import { findRequiredSearch, findSoughtByAll } from './required-search';
import { emitSorting } from './sorting';

/** Reading a list. */
export function emitList(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const list = describeList(context.view, resource, operation);
  if (list === undefined) return [];
  // Who calls has an account too, and what those have whom nobody has marked is in no feed.
  const isOfCallers = resource.resource.account !== undefined && operation.planned.security.length > 0;
  const isFeed = operation.planned.scope?.mark !== undefined;
  const isOthers = isOfCallers || isFeed || isOfOwner(resource, operation) || isFilledLater(resource, operation);
  const isFillable = typeof resource.storing !== 'string' && !isOthers;
  // A list that must be searched shows all only where one search finds all.
  const isSought = findRequiredSearch(operation) === undefined || findSoughtByAll(resource, operation) !== undefined;
  const isWhole = isFillable && isSought;
  return [
    ...(isOfCallers ? [] : [emitEmpty(context, list)]),
    ...(isWhole ? [emitAll(context, list), ...emitOrder(context, list), ...emitStrangers(context, list)] : []),
    ...(isWhole ? emitPaging(context, list) : []),
    ...(isFillable ? emitFilters(context, list) : []),
    ...(isWhole ? emitSorting(context, list) : []),
  ];
}

function status({ operation }: ListCode): number {
  return operation.planned.success?.status ?? 200;
}

function expectTotal({ operation }: ListCode, count: string | number): string[] {
  const { success, pageHeaders = [] } = operation.planned;
  const total = success?.totalProperty;
  const inHeaders = pageHeaders.filter(({ tells }) => tells === 'total');
  return [
    ...inHeaders.map(({ name }) => renderHeaderTold(name, count)),
    ...(success === undefined || total === undefined
      ? []
      : [`expect(${renderPageTold(success, total)}).toBe(${count});`]),
  ];
}

/** What a header of an answer must tell. */
export function renderHeaderTold(name: string, value: string | number): string {
  return `expect(answer.headers.get(${renderLiteral(name)})).toBe(${renderLiteral(String(value))});`;
}

function emitEmpty(context: EmitContext, list: ListCode): TestCase {
  const scene = new Scene(context);
  const { path } = list.open(scene);
  return {
    title: `answers ${status(list)} with nothing where nothing is stored`,
    lines: [
      ...scene.lines,
      `const answer = await ${list.call(path)};`,
      `expectDeclared(answer, ${status(list)});`,
      `expect(${list.items('answer')}).toEqual([]);`,
      ...expectTotal(list, 0),
    ],
  };
}

/** Code that stores several items of a list one after the other, as `stored`. */
export function renderSeveral({ resource }: ListCode, { given, parents }: ListPlace, count: number): string {
  const parts = [
    ...(parents.length === 0 ? [] : [renderObject(parents)]),
    ...(given.length === 0 ? [] : [renderObject(given)]),
  ];
  return `const stored = await several(${count}, () => store${resource.resource.name}(${parts.join(', ')}));`;
}

function emitAll(context: EmitContext, list: ListCode): TestCase {
  const scene = new Scene(context);
  const place = list.open(scene);
  const items = list.items('answer');
  return {
    title: `answers ${status(list)} with every ${list.resource.resource.name} that is stored`,
    lines: [
      ...scene.lines,
      renderSeveral(list, place, 3),
      `const answer = await ${list.call(place.path)};`,
      `expectDeclared(answer, ${status(list)});`,
      `expect(${items}).toHaveLength(3);`,
      `expect(${items}).toEqual(expect.arrayContaining(${list.told('stored')}));`,
      ...expectTotal(list, 3),
    ],
  };
}

// Words of a specification that promise an order.
const OLDEST_FIRST = /\b(?:oldest first|order(?:ed)? (?:by when|in which)\b.*\b(?:added|created)|order of creation)\b/i;
const NEWEST_FIRST = /\b(?:newest|latest|most recent(?:ly \w+)?) first\b/i;

function emitOrder(context: EmitContext, list: ListCode): TestCase[] {
  const { responses, planned } = list.operation;
  if (planned.sorting !== undefined && planned.sorting.parameter === undefined) return [];
  const promise = responses.find((response) => response.status === String(status(list)))?.description ?? '';
  const isReversed = NEWEST_FIRST.test(promise);
  if (!isReversed && !OLDEST_FIRST.test(promise)) return [];
  const scene = new Scene(context);
  const place = list.open(scene);
  return [
    {
      title: isReversed ? 'gives the newest first' : 'gives them in the order in which they were added',
      lines: [
        ...scene.lines,
        renderSeveral(list, place, 3),
        `const answer = await ${list.call(place.path)};`,
        `expect(${list.items('answer')}).toEqual(${list.told(isReversed ? '[...stored].reverse()' : 'stored')});`,
      ],
    },
  ];
}

/** A list below a parent does not show what belongs to another parent. */
function emitStrangers(context: EmitContext, list: ListCode): TestCase[] {
  if (list.operation.planned.parents.length === 0) return [];
  const scene = new Scene(context);
  const place = list.open(scene);
  const own = storeInto(scene, list, place, 'own');
  // Stored on its own, an item gets parents of its own.
  const stranger = new Scene(context);
  stranger.store(list.resource.resource.name, { as: 'other' });
  const isClashing = stranger.lines.some((line) =>
    scene.lines.some((known) => known.split(' = ')[0] === line.split(' = ')[0]),
  );
  if (isClashing && place.parents.length > 0) return [];
  return [
    {
      title: `leaves out each ${list.resource.resource.name} that belongs elsewhere`,
      lines: [
        ...scene.lines,
        ...stranger.lines,
        `const answer = await ${list.call(place.path)};`,
        `expect(${list.items('answer')}).toEqual(${list.told(`[${own.variable}]`)});`,
        ...expectTotal(list, 1),
      ],
    },
  ];
}
