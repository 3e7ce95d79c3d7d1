import type { Paging } from '@orchestrate/contracts/plan';

import { renderAccess } from '../../text/code';
import type { Entries } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { ListCode, ListPlace } from './list-code';
import { renderSeveral } from './lists';

const STORED = 5;
const SIZE = 2;

/** Cutting a list into pages: every item once, the last page, and beyond the end. */
export function emitPaging(context: EmitContext, list: ListCode): TestCase[] {
  const { paging } = list.operation.planned;
  if (paging === undefined) return [];
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
  { style, positionParameter = '' }: Paging,
  index: string,
  size: string,
): Entries[number] {
  return [positionParameter, style === 'page' ? `${index} + 1` : `${index} * ${size}`];
}

function emitLimit(context: EmitContext, list: ListCode, { limitParameter }: Paging): TestCase {
  const { lines, place } = begin(context, list, STORED);
  return {
    title: `gives no more than ${limitParameter} asks for`,
    lines: [
      ...lines,
      `const answer = await ${list.call(place.path, [[limitParameter, String(SIZE)]])};`,
      'expectDeclared(answer, 200);',
      `expect(${list.items('answer')}).toHaveLength(${SIZE});`,
      `expect(stored).toEqual(expect.arrayContaining(${list.items('answer')}));`,
    ],
  };
}

function emitPages(context: EmitContext, list: ListCode, paging: Paging): TestCase[] {
  const { lines, place } = begin(context, list, STORED);
  const { limitParameter } = paging;
  const query: Entries = [[limitParameter, String(SIZE)], renderPosition(paging, 'index', String(SIZE))];
  const { totalProperty, limitProperty, positionProperty } = list.operation.planned.success ?? {};
  const last: Entries = [[limitParameter, String(SIZE)], renderPage(paging, 2)];
  const beyond: Entries = [[limitParameter, String(SIZE)], renderPage(paging, 3)];
  const echo = [
    ...(totalProperty === undefined ? [] : [`expect(${renderAccess('answer.body', totalProperty)}).toBe(${STORED});`]),
    ...(limitProperty === undefined ? [] : [`expect(${renderAccess('answer.body', limitProperty)}).toBe(${SIZE});`]),
    ...(positionProperty === undefined
      ? []
      : [`expect(${renderAccess('answer.body', positionProperty)}).toBe(${renderPage(paging, 2)[1]});`]),
  ];
  return [
    {
      title: `gives every ${list.resource.resource.name} once, page by page`,
      lines: [
        ...lines,
        `const pages = await readPages(${SIZE}, async (index) => {`,
        `const answer = await ${list.call(place.path, query)};`,
        `return ${list.items('answer')};`,
        '});',
        `expect(pages.map(({ length }) => length)).toEqual([${SIZE}, ${SIZE}, 1]);`,
        'expect(pages.flat()).toEqual(expect.arrayContaining(stored));',
      ],
    },
    {
      title:
        echo.length === 0
          ? 'holds the rest on the last page'
          : 'holds the rest on the last page, and tells which it is',
      lines: [
        ...lines,
        `const answer = await ${list.call(place.path, last)};`,
        'expectDeclared(answer, 200);',
        `expect(${list.items('answer')}).toHaveLength(1);`,
        ...echo,
      ],
    },
    {
      title: 'gives nothing beyond the last page',
      lines: [
        ...lines,
        `const answer = await ${list.call(place.path, beyond)};`,
        'expectDeclared(answer, 200);',
        `expect(${list.items('answer')}).toEqual([]);`,
        ...echo.filter((line) => totalProperty !== undefined && line.includes(totalProperty)),
      ],
    },
  ];
}

/** Query of a page whose index is known. */
function renderPage({ style, positionParameter = '' }: Paging, index: number): readonly [string, string] {
  return [positionParameter, String(style === 'page' ? index + 1 : index * SIZE)];
}

/** More items than a page holds where no size is asked for. */
function emitDefault(context: EmitContext, list: ListCode, { defaultLimit, limitParameter }: Paging): TestCase[] {
  if (defaultLimit === undefined || defaultLimit > 50) return [];
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
