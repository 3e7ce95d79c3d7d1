import { describeSharedBoards, planSharedBoards } from '@orchestrate/testkit/shared-boards';
import { beforeAll, describe, expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

let files: ReadonlyMap<string, string>;
const read = (file: string): string => files.get(file) ?? '';

beforeAll(async () => {
  const document = describeSharedBoards();
  files = await emitLines(planSharedBoards(document), document);
});

describe('what is shared with others than its owner', () => {
  it('is looked up in the database, by whom it is shared with and what they may do', () => {
    const access = read('src/resources/boards/access.ts');
    expect(access).toContain("export function opensBoard(account: string, may: 'see' | 'change'): SQL {");
    expect(access).toContain(
      'sql`(${eq(boards.ownerId, account)} or exists (select 1 from ${members} where ${and(eq(members.boardId, boards.id), eq(members.userId, account), may === \'see\' ? undefined : inArray(members.role, ["editor"]))}))`',
    );
    expect(read('src/resources/cards/access.ts')).toContain(
      'sql`exists (select 1 from ${boards} where ${and(eq(boards.id, cards.boardId), opensBoard(account, may))})`',
    );
    expect(read('src/resources/boards/store.ts')).toContain(
      "return filter.openTo === undefined ? undefined : opensBoard(filter.openTo, 'see');",
    );
  });

  it('is seen, listed and changed by those who may', () => {
    expect(read('src/operations/read-board.ts')).toContain(
      'if (!(await boards.admits(board.id, caller.id, \'see\'))) throw new ApiError(404, "There is no such board.");',
    );
    expect(read('src/operations/list-boards.ts')).toContain('boards.list({ openTo: caller.id, }');
    expect(read('src/operations/list-cards.ts')).toContain(
      'if (!(await boards.admits(path.boardId, caller.id, \'see\'))) throw new ApiError(404, "There is no such board.");',
    );
    expect(read('src/operations/add-card.ts')).toContain(
      'if (!(await boards.admits(path.boardId, caller.id, \'change\'))) throw new ApiError(403, "You may not change this board.");',
    );
    expect(read('src/operations/drop-card.ts')).toContain(
      "if (!(await cards.admits(owned.id, caller.id, 'change'))) throw new ApiError(403,",
    );
  });

  it('is deleted, and shared, by its owner alone', () => {
    expect(read('src/operations/drop-board.ts')).toContain('if (owned.ownerId !== caller.id)');
    expect(read('src/operations/add-member.ts')).toContain('?.ownerId !== caller.id)');
  });
});

describe('what the parent and an id of something else select together', () => {
  it('has a key of its own, and is unique below its parent', () => {
    const table = read('src/resources/members/table.ts');
    expect(table).toContain("id: uuid('id').primaryKey().defaultRandom()");
    expect(table).toContain('unique().on(table.boardId, table.userId)');
    expect(table).toContain('index().on(table.userId)');
  });

  it('is looked up by both', () => {
    expect(read('src/operations/drop-member.ts')).toContain(
      'const rowId = await members.locate(path.boardId, path.userId); if (rowId === undefined) throw new ApiError(404, "There is no such member."); const row = await members.remove(rowId);',
    );
  });
});
