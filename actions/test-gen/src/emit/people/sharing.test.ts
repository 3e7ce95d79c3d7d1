import { describeSharedBoards, planSharedBoards } from '@orchestrate/testkit/shared-boards';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { emitE2e } from '../e2e/modules';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

const document = describeSharedBoards();
const view = viewService(planSharedBoards(document), document);
const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);

const casesOf = (operation: string): readonly TestCase[] =>
  suites.find((suite) => suite.title === operation)?.cases ?? [];
const linesOf = (operation: string, title: string): readonly string[] =>
  casesOf(operation).find((one) => one.title === title)?.lines ?? [];

const people = ['const owner = await signUp();', 'const invited = await signUp();'];
const stored = [...people, 'const ownerBoard = await storeBoard({}, owner);'];
const share = (role: string): string =>
  `const admission = await storeMember({ boardId: ownerBoard.id }, { userId: invited.account.id, role: "${role}" }, owner);`;

it('asks for an item before it is shared, while it is, and after that', () => {
  const read = 'await api.readBoard({ boardId: ownerBoard.id }, { as: invited })';
  expect(linesOf('GET /boards/{boardId}', 'answers 200 to whom the Board is shared with, and 404 before that')).toEqual(
    [
      ...stored,
      `const answer = ${read};`,
      'expectDeclared(answer, 404);',
      share('editor'),
      `expectDeclared(${read}, 200);`,
      'expectDeclared(await api.dropMember({ boardId: ownerBoard.id, userId: admission.userId }, { as: owner }), 204);',
      `expectDeclared(${read}, 404);`,
    ],
  );
});

it('lists what is shared', () => {
  expect(linesOf('GET /boards', 'gives what is shared with who calls')).toEqual([
    ...stored,
    'const before = await api.listBoards({ as: invited });',
    'expectDeclared(before, 200);',
    'expect(before.body.map((one) => one.id)).toEqual([]);',
    share('editor'),
    'const answer = await api.listBoards({ as: invited });',
    'expectDeclared(answer, 200);',
    'expect(answer.body.map((one) => one.id)).toEqual([ownerBoard.id]);',
  ]);
});

it('lets those make parts who may change what is shared, and nobody who may only see it', () => {
  const title = 'answers 403 to who may only see the Board, which is shared with them';
  expect(linesOf('POST /boards/{boardId}/cards', title)).toEqual([
    ...stored,
    share('viewer'),
    'const answer = await api.addCard({ boardId: ownerBoard.id }, newCard(), { as: invited });',
    'expectDeclared(answer, 403);',
  ]);
  const titles = casesOf('DELETE /cards/{cardId}').map((one) => one.title);
  expect(titles).toContain('answers 204 to whom the Board is shared with, and 403 before that');
  expect(titles).toContain(title);
});

it('leaves to the owner what becomes of it, and whom it is shared with', () => {
  const title = 'answers 404 to who does not own the Board, which is shared with them';
  expect(linesOf('DELETE /boards/{boardId}', title)).toContain(share('editor'));
  expect(linesOf('POST /boards/{boardId}/members', title)).toContain(share('editor'));
});
