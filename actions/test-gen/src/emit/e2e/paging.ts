import type { Paging, Success } from '@orchestrate/contracts/plan';

import { renderPageTold } from '../../service/answer-places';
import type { Entries } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { ListCode, ListPlace } from './list-code';
import { renderSeveral } from './lists';
import { ENDS, listEcho, renderPage } from './page-echo';

const STORED = 5;
const SIZE = 2;
const CUT = { stored: STORED, size: SIZE };

/** Cutting a list into pages: every item once, the last page, and beyond the end. */
export function emitPaging(context: EmitContext, list: ListCode): TestCase[] {
  const { paging } = list.operation.planned;
  if (paging === undefined) return [];
  if (paging.style === 'cursor') return emitCursor(context, list, paging);
  return [
    ...(paging.positionParameter === undefined ? [emitLimit(context, list, paging)] : emitPages(context, list, paging)),
    ...emitDefault(context, list, paging),
  ];
}

function begin(context: EmitContext, list: ListCode, count: number): { lines: string[]; place: ListPlace } {
  const scene = new Scene(context);
  const place = list.open(scene);
  return { lines: [...scene.lines, renderSeveral(list, place, count)], place };
}

/** Query of the page with an index from 0, as code. */
export function renderPosition(
  { style, positionParameter = '', first }: Paging,
  index: string,
  size: string,
): Entries[number] {
  if (style !== 'page') return [positionParameter, `${index} * ${size}`];
  return [positionParameter, first === 0 ? index : `${index} + 1`];
}

function emitLimit(context: EmitContext, list: ListCode, { limitParameter = '' }: Paging): TestCase {
  const { lines, place } = begin(context, list, STORED);
  return {
    title: `gives no more than ${limitParameter} asks for`,
    lines: [
      ...lines,
      `const answer = await ${list.call(place.path, [[limitParameter, String(SIZE)]])};`,
      'expectDeclared(answer, 200);',
      `expect(${list.items('answer')}).toHaveLength(${SIZE});`,
      `expect(${list.told('stored')}).toEqual(expect.arrayContaining(${list.items('answer')}));`,
    ],
  };
}

function emitUnknownCursor(context: EmitContext, list: ListCode, parameter: string): TestCase {
  const { lines, place } = begin(context, list, STORED);
  return {
    title: `gives nothing after a ${parameter} that no page gave`,
    lines: [
      ...lines,
      `const answer = await ${list.call(place.path, [[parameter, '"nowhere"']])};`,
      `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
      `expect(${list.items('answer')}).toEqual([]);`,
    ],
  };
}

function expectMore(success: Success, expected: boolean): string[] {
  const property = success.moreProperty;
  return property === undefined ? [] : [`expect(${renderPageTold(success, property)}).toBe(${String(expected)});`];
}

/** Goes on from page to page by what each gives, to the end; and from what no page gave. */
function emitCursor(context: EmitContext, list: ListCode, paging: Paging): TestCase[] {
  const { success } = list.operation.planned;
  const { limitParameter = '', positionParameter = '' } = paging;
  if (success?.next === undefined) return [];
  const { lines, place } = begin(context, list, STORED);
  const next = renderPageTold(success, success.next.property);
  const items = list.items('answer');
  const ends = ENDS[success.next.atEnd];
  const first = list.call(place.path, [[limitParameter, String(SIZE)]]);
  const following = list.call(place.path, [
    [limitParameter, String(SIZE)],
    [positionParameter, `${next} ?? ""`],
  ]);
  const read = (call: string): string[] => [
    `answer = await ${call};`,
    `expectDeclared(answer, ${success.status});`,
    `seen.push(...${items});`,
  ];
  return [
    {
      title: `gives every ${list.resource.resource.name} once, each page leading to the next`,
      lines: [
        ...lines,
        `let answer = await ${first};`,
        `expectDeclared(answer, ${success.status});`,
        `const seen = [...${items}];`,
        ...expectMore(success, true),
        ...read(following),
        ...read(following),
        `expect(seen).toEqual(${list.inOrder('stored')});`,
        `expect(${next}).toBe(${ends});`,
        ...expectMore(success, false),
      ],
    },
    emitUnknownCursor(context, list, positionParameter),
    ...emitDefault(context, list, paging),
  ];
}

function emitPages(context: EmitContext, list: ListCode, paging: Paging): TestCase[] {
  if (paging.limitParameter === undefined) return emitFixedPages(context, list, paging);
  const { lines, place } = begin(context, list, STORED);
  const size: Entries[number] = [paging.limitParameter, String(SIZE)];
  const call = (page: Entries[number]): string => list.call(place.path, [size, page]);
  const items = list.items('answer');
  return [
    {
      title: `gives every ${list.resource.resource.name} once, page by page`,
      lines: [
        ...lines,
        `const pages = await readPages(${SIZE}, async (index) => {`,
        `const answer = await ${call(renderPosition(paging, 'index', String(SIZE)))};`,
        `return ${items};`,
        '});',
        `expect(pages.map(({ length }) => length)).toEqual([${SIZE}, ${SIZE}, 1]);`,
        `expect(pages.flat()).toEqual(expect.arrayContaining(${list.told('stored')}));`,
      ],
    },
    emitPage(list, call(renderPage(paging, 2, CUT)), lines, {
      title: 'holds the rest on the last page',
      check: `expect(${items}).toHaveLength(1);`,
      echo: listEcho(list, paging, 2, CUT),
    }),
    emitPage(list, call(renderPage(paging, 3, CUT)), lines, {
      title: 'gives nothing beyond the last page',
      check: `expect(${items}).toEqual([]);`,
      echo: listEcho(list, paging, 3, CUT),
    }),
  ];
}

/** Pages of the one size that there is: a full one, and one with the rest. */
function emitFixedPages(context: EmitContext, list: ListCode, paging: Paging): TestCase[] {
  const { defaultLimit: size = 0 } = paging;
  const cut = { stored: size + 1, size };
  const { lines, place } = begin(context, list, cut.stored);
  const items = list.items('answer');
  return [
    emitPage(list, list.call(place.path), lines, {
      title: `gives ${size} where no page is asked for`,
      check: `expect(${items}).toHaveLength(${size});`,
      echo: listEcho(list, paging, 0, cut),
    }),
    emitPage(list, list.call(place.path, [renderPage(paging, 1, cut)]), lines, {
      title: 'holds the rest on the last page',
      check: `expect(${items}).toHaveLength(1);`,
      echo: listEcho(list, paging, 1, cut),
    }),
  ];
}

interface PageTest {
  readonly title: string;
  readonly check: string;
  /** Checks of what a page tells about itself. */
  readonly echo: readonly string[];
}

function emitPage(
  list: ListCode,
  call: string,
  setting: readonly string[],
  { title, check, echo }: PageTest,
): TestCase {
  return {
    title: echo.length === 0 ? title : `${title}, and tells which page it is`,
    lines: [
      ...setting,
      `const answer = await ${call};`,
      `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
      check,
      ...echo,
    ],
  };
}

/** More items than a page holds where no size is asked for. */
function emitDefault(context: EmitContext, list: ListCode, { defaultLimit, limitParameter }: Paging): TestCase[] {
  if (defaultLimit === undefined || defaultLimit > 50 || limitParameter === undefined) return [];
  const { lines, place } = begin(context, list, defaultLimit + 1);
  return [
    {
      title: `gives ${defaultLimit} where ${limitParameter} is not given`,
      lines: [
        ...lines,
        `const answer = await ${list.call(place.path)};`,
        `expect(${list.items('answer')}).toHaveLength(${defaultLimit});`,
      ],
    },
  ];
}
